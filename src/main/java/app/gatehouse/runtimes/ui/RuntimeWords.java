package app.gatehouse.runtimes.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.runtimes.HandoverState;
import app.gatehouse.runtimes.RuntimeChatException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;

/** What is said about running models. */
final class RuntimeWords {

  private RuntimeWords() {}

  static String failure(RuntimeChatException.Reason reason) {
    return switch (reason) {
      case TOO_LONG -> t("run.answer.too-long");
      case BUSY -> t("run.answer.busy");
      case GONE -> t("run.answer.gone");
      case FAILED -> t("run.answer.failed");
    };
  }

  static String failure(HandoverState.Failed failed) {
    return switch (failed.reason()) {
      case NOT_RUNNING -> t("run.ollama.failed.not-running");
      case NOT_ALLOWED -> t("run.ollama.failed.not-allowed");
      case NAME_TAKEN -> t("run.ollama.failed.name-taken");
      case UNREADABLE -> t("run.ollama.failed.unreadable");
      case CHANGED -> t("run.ollama.failed.changed");
      case REFUSED ->
          failed.said().isEmpty()
              ? t("run.ollama.failed.refused")
              : t("run.ollama.failed.refused-saying", failed.said());
      case BROKEN -> t("run.ollama.failed.broken");
    };
  }

  static String whole(long number) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
  }

  static String seconds(Duration time) {
    return decimal(time.toMillis() / 1000.0);
  }

  /** With one digit behind the point. */
  static String decimal(double number) {
    return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }
}
