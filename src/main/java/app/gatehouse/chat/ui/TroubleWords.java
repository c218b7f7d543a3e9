package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.chat.Figures;
import app.gatehouse.chat.Trouble;

/** One sentence for each way an answer can fail. */
final class TroubleWords {

  private TroubleWords() {}

  static String sentence(Trouble trouble, Figures figures) {
    String provider = figures.providerName();
    String model = figures.modelName();
    return switch (trouble.reason()) {
      case NO_KEY -> t("chat.trouble.no-key", provider);
      case NEEDS_REENTRY -> t("chat.trouble.needs-reentry", provider);
      case KEY_REJECTED -> t("chat.trouble.key-rejected", provider);
      case NOT_PERMITTED -> t("chat.trouble.not-permitted", provider);
      case NO_CREDIT -> t("chat.trouble.no-credit", provider);
      case RATE_LIMITED -> t("chat.trouble.rate-limited", provider);
      case MODEL_NOT_FOUND -> t("chat.trouble.model-not-found", provider, model);
      case NOT_LOADED -> t("chat.trouble.not-loaded", model);
      case TOO_LONG -> t("chat.trouble.too-long", model);
      case CONTENT_REFUSED -> t("chat.trouble.content-refused", provider);
      case BAD_REQUEST -> t("chat.trouble.bad-request", provider);
      case NOT_SUPPORTED -> t("chat.trouble.not-supported", provider);
      case OVERLOADED -> t("chat.trouble.overloaded", provider);
      case TIMEOUT -> t("chat.trouble.timeout", provider);
      case NOT_REACHABLE -> t("chat.trouble.not-reachable", provider);
      case ADDRESS_REFUSED -> t("chat.trouble.address-refused", provider);
      case WRONG_SERVICE -> t("chat.trouble.wrong-service", provider);
    };
  }
}
