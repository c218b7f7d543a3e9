package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.When;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Kind;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongKind;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.Provider.Access;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A verdict as a sentence or two that say what to do next. */
final class VerdictSentence {

  private VerdictSentence() {}

  static String of(Provider provider, Verdict verdict) {
    return switch (verdict) {
      case Valid valid ->
          isLocal(provider)
              ? t("verdict.say.running", provider.name())
              : t("verdict.say.valid", provider.name(), Wording.noun(provider));
      case Rejected(Rejection reason) -> rejected(provider, reason);
      case Limited(Limit limit, Instant until) -> limited(provider, limit, until);
      case WrongKind(Kind kind) -> wrongKind(provider, kind);
      case WrongService(Found found) -> wrongService(provider, found);
      case NotReachable(Trouble trouble) -> notReachable(provider, trouble);
    };
  }

  /** Whether another key helps, so that the page where it is made belongs beside the sentence. */
  static boolean asksForANewKey(Verdict verdict) {
    return switch (verdict) {
      case Rejected rejected -> true;
      case WrongKind wrongKind -> true;
      case Valid valid -> false;
      case Limited limited -> false;
      case WrongService wrongService -> false;
      case NotReachable notReachable -> false;
    };
  }

  private static String rejected(Provider provider, Rejection reason) {
    String name = provider.name();
    String noun = Wording.noun(provider);
    if (isLocal(provider)) {
      return t("verdict.say.wants-token", name);
    }
    return switch (reason) {
      case INVALID ->
          provider.access() == Access.SECRET_AND_ENDPOINT
              ? t("verdict.say.rejected-endpoint", name, noun)
              : t("verdict.say.rejected", name, noun);
      case REVOKED -> t("verdict.say.revoked", name, noun);
      case EXPIRED -> t("verdict.say.expired", name, noun);
      case BLOCKED -> t("verdict.say.blocked", name, noun);
    };
  }

  private static String limited(Provider provider, Limit limit, @Nullable Instant until) {
    String name = provider.name();
    String noun = Wording.noun(provider);
    return switch (limit) {
      case CANNOT_LIST -> t("verdict.say.cannot-list", name, noun);
      case NO_PERMISSION -> t("verdict.say.no-permission", name, noun);
      case NO_CREDIT -> t("verdict.say.no-credit", name, noun);
      case SPEND_LIMIT -> t("verdict.say.spend-limit", name, noun);
      case RATE_LIMIT ->
          until == null
              ? t("verdict.say.rate-limit", name)
              : t("verdict.say.rate-limit-until", name, When.moment(until));
      case TEAM_BLOCKED -> t("verdict.say.team-blocked", name, noun);
      case REGION -> t("verdict.say.region", name, noun);
    };
  }

  private static String wrongKind(Provider provider, Kind kind) {
    return switch (kind) {
      case ADMIN -> t("verdict.say.admin", provider.name());
      case MANAGEMENT -> t("verdict.say.management", provider.name());
      case OAUTH -> t("verdict.say.oauth", provider.name());
    };
  }

  private static String wrongService(Provider provider, Found found) {
    String name = provider.name();
    if (isLocal(provider)) {
      return t("verdict.say.local-other", name);
    }
    String what =
        switch (found) {
          case WEB_PAGE -> t("verdict.say.web-page", name);
          case OTHER_SHAPE -> t("verdict.say.other-shape", name);
          case REDIRECT -> t("verdict.say.redirect", name, Wording.noun(provider));
          case NOTHING_THERE -> t("verdict.say.nothing-there", name);
        };
    return what + " " + whereToLook(provider);
  }

  private static String notReachable(Provider provider, Trouble trouble) {
    String name = provider.name();
    return switch (trouble) {
      case UNKNOWN_HOST ->
          switch (provider.access()) {
            case SECRET_AND_ENDPOINT -> t("verdict.say.no-resource");
            case ADDRESS, ADDRESS_AND_OPTIONAL_SECRET -> t("verdict.say.no-host");
            case SECRET -> t("verdict.say.unknown-host", name);
          };
      case REFUSED ->
          isLocal(provider)
              ? t("verdict.say.not-running", name)
              : t("verdict.say.refused", name) + " " + whereToLook(provider);
      case TLS -> t("verdict.say.tls", name);
      case TIMEOUT -> t("verdict.say.timeout", name);
      case BROKEN -> t("verdict.say.broken", name);
      case SERVER_ERROR -> t("verdict.say.server-error", name);
      case TOO_LARGE -> t("verdict.say.too-large", name) + " " + whereToLook(provider);
      case ADDRESS_NOT_ALLOWED -> t("verdict.say.not-allowed", name);
      case OFFLINE -> t("verdict.say.offline", name);
    };
  }

  private static String whereToLook(Provider provider) {
    return provider.access() == Access.SECRET
        ? t("verdict.say.check-network")
        : t("verdict.say.check-address");
  }

  private static boolean isLocal(Provider provider) {
    return !provider.access().needsSecret();
  }
}
