package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.Disabled;
import app.gatehouse.hub.HubAccess.Gated;
import app.gatehouse.hub.HubAccess.NeedsReentry;
import app.gatehouse.hub.HubAccess.NotFoundOrPrivate;
import app.gatehouse.hub.HubAccess.NotReachable;
import app.gatehouse.hub.HubAccess.Offline;
import app.gatehouse.hub.HubAccess.OrganizationRefuses;
import app.gatehouse.hub.HubAccess.PartMissing;
import app.gatehouse.hub.HubAccess.RateLimited;
import app.gatehouse.hub.HubAccess.TokenExpired;
import app.gatehouse.hub.HubAccess.TokenInvalid;
import app.gatehouse.hub.HubAccess.Unexpected;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outcome in words.
 *
 * @param word for the badge
 * @param sentences what happened and what to do next, one or two
 */
record Verdict(String word, Tone tone, List<String> sentences) {

  Verdict(String word, Tone tone, String... sentences) {
    this(word, tone, List.of(sentences));
  }

  static Verdict of(HubAccess access) {
    return switch (access) {
      case Accessible found ->
          new Verdict(t("hub.accessible"), Tone.GOOD, t("hub.accessible.text"));
      case Gated gated -> GatedVerdict.of(gated);
      case TokenInvalid invalid ->
          new Verdict(
              t("hub.token-invalid"),
              Tone.BAD,
              t("hub.token-invalid.text"),
              open(invalid.openToAll()));
      case TokenExpired expired ->
          new Verdict(
              t("hub.token-expired"),
              Tone.BAD,
              t("hub.token-expired.text"),
              open(expired.openToAll()));
      case NeedsReentry sealed ->
          new Verdict(t("hub.needs-reentry"), Tone.BAD, t("hub.needs-reentry.text"));
      case NotFoundOrPrivate missing ->
          new Verdict(
              t("hub.not-found"),
              Tone.ATTENTION,
              t("hub.not-found.text"),
              missing.withToken() ? t("hub.not-found.with-token") : t("hub.not-found.no-token"));
      case PartMissing missing ->
          switch (missing.part()) {
            case REVISION ->
                new Verdict(
                    t("hub.revision-missing"), Tone.ATTENTION, t("hub.revision-missing.text"));
            case FILE ->
                new Verdict(t("hub.file-missing"), Tone.ATTENTION, t("hub.file-missing.text"));
          };
      case OrganizationRefuses refused ->
          new Verdict(t("hub.organization"), Tone.BAD, t("hub.organization.text"));
      case Disabled disabled -> new Verdict(t("hub.disabled"), Tone.BAD, t("hub.disabled.text"));
      case RateLimited later ->
          new Verdict(t("hub.rate-limited"), Tone.ATTENTION, wait(later.retryAfter()));
      case Offline offline -> new Verdict(t("hub.offline"), Tone.NEUTRAL, t("hub.offline.text"));
      case NotReachable unreachable ->
          new Verdict(
              t("hub.not-reachable"),
              Tone.ATTENTION,
              reason(unreachable.reason()),
              t("hub.not-reachable.next"));
      case Unexpected unexpected ->
          new Verdict(t("hub.unexpected"), Tone.ATTENTION, t("hub.unexpected.text"));
    };
  }

  private static String open(boolean openToAll) {
    return openToAll ? t("hub.token.model-open") : t("hub.token.model-unknown");
  }

  static String wait(@Nullable Duration wait) {
    return wait == null
        ? t("hub.rate-limited.unknown")
        : t("hub.rate-limited.seconds", wait.toSeconds());
  }

  static String reason(NotReachable.Reason reason) {
    return switch (reason) {
      case UNKNOWN_HOST -> t("hub.not-reachable.unknown-host");
      case REFUSED -> t("hub.not-reachable.refused");
      case TLS -> t("hub.not-reachable.tls");
      case TIMEOUT -> t("hub.not-reachable.timeout");
      case BROKEN -> t("hub.not-reachable.broken");
      case SERVICE_DOWN -> t("hub.not-reachable.service-down");
    };
  }
}
