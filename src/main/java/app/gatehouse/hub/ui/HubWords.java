package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.hub.Fit;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.HubAccess.NotReachable;
import app.gatehouse.hub.HubSearch;
import app.gatehouse.hub.HubSilence;
import org.jspecify.annotations.Nullable;

/** What the Hub and this machine say, in words. */
final class HubWords {

  private HubWords() {}

  static String order(HubSearch.Order order) {
    return switch (order) {
      case DOWNLOADS -> t("hub.find.order.downloads");
      case TRENDING -> t("hub.find.order.trending");
      case LIKES -> t("hub.find.order.likes");
      case UPDATED -> t("hub.find.order.updated");
      case NEWEST -> t("hub.find.order.newest");
    };
  }

  static String gate(@Nullable Gating gating) {
    return switch (gating) {
      case null -> t("hub.find.unknown");
      case OPEN -> t("hub.find.gate.open");
      case INSTANT -> t("hub.find.gate.instant");
      case BY_AUTHORS -> t("hub.find.gate.authors");
    };
  }

  static String gateWhy(@Nullable Gating gating) {
    return switch (gating) {
      case null -> t("hub.find.gate.unknown-why");
      case OPEN -> t("hub.find.gate.open-why");
      case INSTANT -> t("hub.find.gate.instant-why");
      case BY_AUTHORS -> t("hub.find.gate.authors-why");
    };
  }

  static Tone tone(@Nullable Gating gating) {
    return gating == Gating.OPEN ? Tone.GOOD : Tone.NEUTRAL;
  }

  /** One sentence that says what to do, or two. */
  static String silence(HubSilence silence) {
    return switch (silence) {
      case HubSilence.Offline offline -> t("hub.find.offline");
      case HubSilence.NotReachable(NotReachable.Reason reason) ->
          t("hub.find.not-reachable", Verdict.reason(reason));
      case HubSilence.RateLimited later -> Verdict.wait(later.retryAfter());
      case HubSilence.NotShown notShown -> t("hub.not-found.text");
      case HubSilence.Unexpected unexpected -> t("hub.unexpected.text");
    };
  }

  static String fit(Fit.Answer answer) {
    return switch (answer) {
      case FITS -> t("hub.fit.fits");
      case TIGHT -> t("hub.fit.tight");
      case TOO_LARGE -> t("hub.fit.too-large");
      case NO_DISK -> t("hub.fit.no-disk");
      case UNKNOWN -> t("hub.fit.unknown");
    };
  }

  static Tone tone(Fit.Answer answer) {
    return switch (answer) {
      case FITS -> Tone.GOOD;
      case TIGHT -> Tone.ATTENTION;
      case TOO_LARGE, NO_DISK -> Tone.BAD;
      case UNKNOWN -> Tone.NEUTRAL;
    };
  }
}
