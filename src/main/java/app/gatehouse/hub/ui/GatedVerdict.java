package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.hub.HubAccess.Gated;
import app.gatehouse.hub.HubAccess.NeverAsked;
import app.gatehouse.hub.HubAccess.NoToken;
import app.gatehouse.hub.HubAccess.Rejected;
import app.gatehouse.hub.HubAccess.Reset;
import app.gatehouse.hub.HubAccess.TokenLacksGatedScope;
import app.gatehouse.hub.HubAccess.TokenRefused;
import app.gatehouse.hub.HubAccess.Waiting;
import java.util.List;

/** How far somebody has come at a gate, in words. */
final class GatedVerdict {

  private GatedVerdict() {}

  static Verdict of(Gated gated) {
    Verdict verdict = state(gated);
    String name = gated.signedInAs();
    if (name == null) {
      return verdict;
    }
    String who = t("hub.signed-in-as", name);
    return new Verdict(
        verdict.word(), verdict.tone(), List.of(verdict.sentences().getFirst(), who));
  }

  private static Verdict state(Gated gated) {
    return switch (gated) {
      case NoToken none ->
          new Verdict(t("hub.gated.no-token"), Tone.ATTENTION, t("hub.gated.no-token.text"));
      case TokenRefused refused -> refused(refused);
      case NeverAsked asked ->
          new Verdict(t("hub.gated.never-asked"), Tone.ATTENTION, t("hub.gated.never-asked.text"));
      case Waiting waiting ->
          new Verdict(t("hub.gated.waiting"), Tone.ATTENTION, t("hub.gated.waiting.text"));
      case Rejected rejected ->
          new Verdict(t("hub.gated.rejected"), Tone.BAD, t("hub.gated.rejected.text"));
      case Reset reset ->
          new Verdict(t("hub.gated.reset"), Tone.ATTENTION, t("hub.gated.reset.text"));
      case TokenLacksGatedScope lacks ->
          new Verdict(t("hub.gated.scope"), Tone.ATTENTION, t("hub.gated.scope.text"));
    };
  }

  private static Verdict refused(TokenRefused refused) {
    return refused.expired()
        ? new Verdict(t("hub.token-expired"), Tone.BAD, t("hub.gated.token-expired.text"))
        : new Verdict(t("hub.token-invalid"), Tone.BAD, t("hub.gated.token-invalid.text"));
  }
}
