package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.credentials.Verdict;
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

/** A verdict in one or two words, and what it means for whoever looks. Only a rejection is bad. */
record VerdictBadge(String word, Tone tone) {

  static VerdictBadge of(Provider provider, Verdict verdict) {
    boolean local = !provider.access().needsSecret();
    return switch (verdict) {
      case Valid valid ->
          new VerdictBadge(local ? t("verdict.running") : t("verdict.valid"), Tone.GOOD);
      case Rejected(Rejection reason) -> rejected(reason, local);
      case Limited(Limit limit, var until) -> new VerdictBadge(word(limit), Tone.ATTENTION);
      case WrongKind wrongKind -> new VerdictBadge(t("verdict.wrong-kind"), Tone.ATTENTION);
      case WrongService wrongService ->
          new VerdictBadge(t("verdict.other-service"), Tone.ATTENTION);
      case NotReachable(Trouble trouble) -> notReachable(trouble, local);
    };
  }

  private static VerdictBadge notReachable(Trouble trouble, boolean local) {
    if (trouble == Trouble.OFFLINE) {
      return new VerdictBadge(t("verdict.offline"), Tone.NEUTRAL);
    }
    return local && trouble == Trouble.REFUSED
        ? new VerdictBadge(t("verdict.not-running"), Tone.NEUTRAL)
        : new VerdictBadge(t("verdict.not-reachable"), Tone.ATTENTION);
  }

  /** A local server that wants a token has no key that could be bad. */
  private static VerdictBadge rejected(Rejection reason, boolean local) {
    if (local) {
      return new VerdictBadge(t("verdict.wants-token"), Tone.ATTENTION);
    }
    String word =
        switch (reason) {
          case INVALID -> t("verdict.rejected");
          case REVOKED -> t("verdict.revoked");
          case EXPIRED -> t("verdict.expired");
          case BLOCKED -> t("verdict.blocked");
        };
    return new VerdictBadge(word, Tone.BAD);
  }

  private static String word(Limit limit) {
    return switch (limit) {
      case CANNOT_LIST -> t("verdict.cannot-list");
      case NO_PERMISSION -> t("verdict.no-permission");
      case NO_CREDIT -> t("verdict.no-credit");
      case SPEND_LIMIT -> t("verdict.spend-limit");
      case RATE_LIMIT -> t("verdict.rate-limited");
      case TEAM_BLOCKED -> t("verdict.team-blocked");
      case REGION -> t("verdict.region");
    };
  }
}
