package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.hub.AccessLine;
import app.gatehouse.hub.AccessReport;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.HubAccess;
import org.jspecify.annotations.Nullable;

/**
 * A line of the checklist in words.
 *
 * @param title what has to be so
 * @param word how it stands
 * @param sentence what that means here, and what to do
 */
record StepWords(String title, String word, Tone tone, String sentence) {

  static StepWords of(AccessLine line, AccessReport report) {
    return new StepWords(title(line.step()), word(line), tone(line), sentence(line, report));
  }

  private static String title(AccessLine.Step step) {
    return switch (step) {
      case TOKEN_VALID -> t("hub.step.token");
      case ACCESS_GRANTED -> t("hub.step.access");
      case REQUEST -> t("hub.step.request");
      case TOKEN_SCOPE -> t("hub.step.scope");
    };
  }

  private static String word(AccessLine line) {
    return switch (line.finding()) {
      case TOKEN_MISSING -> t("hub.gated.no-token");
      case TOKEN_REFUSED -> t("hub.token-invalid");
      case TOKEN_EXPIRED -> t("hub.token-expired");
      case TOKEN_SEALED -> t("hub.needs-reentry");
      case ACCESS_TO_ASK_FOR -> t("hub.step.not-yet");
      case ACCESS_DENIED -> t("hub.step.denied");
      case REQUEST_NEVER_MADE -> t("hub.step.never-asked");
      case REQUEST_REJECTED -> t("hub.step.rejected");
      case REQUEST_RESET -> t("hub.step.reset");
      case SCOPE_LACKS -> t("hub.gated.scope");
      case TOKEN_TAKEN, ACCESS_GRANTED, REQUEST_GRANTED, SCOPE_READS -> t("hub.step.met");
      case ACCESS_WITH_AUTHORS, REQUEST_WAITING -> t("hub.step.waiting");
      case AFTER_TOKEN, AFTER_SCOPE, NOT_TOLD -> t("hub.step.unknown");
    };
  }

  private static Tone tone(AccessLine line) {
    return switch (line.state()) {
      case MET -> Tone.GOOD;
      case NOT_MET -> Tone.BAD;
      case WAITING -> Tone.ATTENTION;
      case UNKNOWN -> Tone.NEUTRAL;
    };
  }

  private static String sentence(AccessLine line, AccessReport report) {
    return switch (line.finding()) {
      case TOKEN_TAKEN -> taken(report);
      case TOKEN_MISSING -> t("hub.gated.no-token.text");
      case TOKEN_REFUSED -> t("hub.gated.token-invalid.text");
      case TOKEN_EXPIRED -> t("hub.token-expired.text");
      case TOKEN_SEALED -> t("hub.needs-reentry.text");
      case ACCESS_GRANTED -> t("hub.step.access.granted");
      case ACCESS_TO_ASK_FOR -> ask(report.gating());
      case ACCESS_WITH_AUTHORS -> t("hub.step.access.with-authors");
      case ACCESS_DENIED -> t("hub.step.access.denied");
      case REQUEST_GRANTED -> t("hub.step.request.granted");
      case REQUEST_NEVER_MADE -> t("hub.gated.never-asked.text");
      case REQUEST_WAITING -> t("hub.gated.waiting.text");
      case REQUEST_REJECTED -> t("hub.gated.rejected.text");
      case REQUEST_RESET -> t("hub.gated.reset.text");
      case SCOPE_READS -> t("hub.step.scope.reads");
      case SCOPE_LACKS -> t("hub.gated.scope.text");
      case AFTER_TOKEN -> t("hub.step.after-token");
      case AFTER_SCOPE -> t("hub.step.after-scope");
      case NOT_TOLD -> t("hub.step.not-told");
    };
  }

  private static String taken(AccessReport report) {
    String owner = report.signedInAs();
    if (owner == null) {
      return t("hub.step.token.taken");
    }
    return report.access() instanceof HubAccess.Accessible
        ? t("hub.step.token.taken-as", owner)
        : t("hub.signed-in-as", owner);
  }

  private static String ask(@Nullable Gating gating) {
    if (gating == Gating.INSTANT) {
      return t("hub.step.access.instant");
    }
    return gating == Gating.BY_AUTHORS ? t("hub.step.access.by-authors") : t("hub.step.access.ask");
  }
}
