package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.models.RefreshProgress.Step;
import org.jspecify.annotations.Nullable;

/** How it goes with one provider, in a few words. */
final class RefreshWords {

  private RefreshWords() {}

  /** Where one provider stands. */
  record Standing(String words, Tone tone) {}

  static Standing of(Step step) {
    @Nullable Verdict verdict = step.verdict();
    return switch (step.phase()) {
      case ASKING ->
          step.listed() == 0
              ? new Standing(t("models.refresh.waiting"), Tone.NEUTRAL)
              : new Standing(t("models.refresh.listing", step.listed()), Tone.NEUTRAL);
      case CANCELLED -> new Standing(t("models.refresh.cancelled"), Tone.NEUTRAL);
      case DONE ->
          verdict == null
              ? new Standing(t("models.refresh.listed", step.listed()), Tone.GOOD)
              : said(step, verdict);
    };
  }

  /** Whether no answer came that says anything of its models: those known before stay. */
  static boolean isUnreached(Step step) {
    return switch (step.verdict()) {
      case null -> false;
      case Verdict.NotReachable unreached -> true;
      case Verdict.WrongService wrong -> true;
      case Verdict.Limited limited -> false;
      case Verdict.Rejected rejected -> false;
      case Verdict.Valid valid -> false;
      case Verdict.WrongKind wrong -> false;
    };
  }

  private static Standing said(Step step, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Valid valid ->
          new Standing(
              step.change() == null && step.listed() == 0
                  ? t("models.refresh.no-list")
                  : t("models.refresh.listed", step.listed()),
              Tone.GOOD);
      case Verdict.Limited limited -> new Standing(limited(step, limited.limit()), Tone.ATTENTION);
      case Verdict.Rejected rejected -> new Standing(t("models.refresh.rejected"), Tone.BAD);
      case Verdict.WrongKind wrong -> new Standing(t("models.refresh.wrong-kind"), Tone.BAD);
      case Verdict.WrongService wrong ->
          new Standing(t("models.refresh.wrong-service"), Tone.ATTENTION);
      case Verdict.NotReachable unreached ->
          new Standing(t("models.refresh.not-reachable"), Tone.ATTENTION);
    };
  }

  private static String limited(Step step, Verdict.Limit limit) {
    return switch (limit) {
      case CANNOT_LIST -> t("models.refresh.cannot-list");
      case RATE_LIMIT -> t("models.refresh.rate-limit");
      case NO_PERMISSION, NO_CREDIT, SPEND_LIMIT, TEAM_BLOCKED, REGION ->
          step.listed() == 0
              ? t("models.refresh.limited")
              : t("models.refresh.listed-limited", step.listed());
    };
  }
}
