package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.chat.Figures;
import app.gatehouse.chat.markdown.MarkdownWords;
import app.gatehouse.models.Model;
import app.gatehouse.models.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers and names as the page says them. */
final class ChatWords {

  private static final long KILO = 1000;
  private static final long BINARY_KILO = 1024;
  private static final double MILLIS = 1000.0;
  private static final BigDecimal LEAST_COST = new BigDecimal("0.0001");
  private static final int COST_DECIMALS = 4;

  private ChatWords() {}

  static MarkdownWords markdown() {
    return new MarkdownWords(
        t("chat.markdown.image"), t("chat.markdown.copy"), t("chat.markdown.code"));
  }

  /** The line below an answer. */
  static String figures(Figures figures) {
    List<String> parts = new ArrayList<>();
    parts.add(t("chat.figures.served", figures.modelName(), figures.providerName()));
    Long completion = figures.tokens().completion();
    Long prompt = figures.tokens().prompt();
    if (completion != null) {
      parts.add(
          prompt == null
              ? t("chat.figures.tokens", whole(completion))
              : t("chat.figures.tokens-both", whole(prompt), whole(completion)));
    }
    if (figures.firstToken() != null) {
      parts.add(t("chat.figures.first", seconds(figures.firstToken())));
    }
    Double speed = figures.tokensPerSecond();
    if (speed != null) {
      parts.add(t("chat.figures.speed", whole(Math.round(speed))));
    }
    if (figures.firstToken() != null) {
      parts.add(figures.cost() == null ? t("chat.figures.cost-unknown") : cost(figures.cost()));
    }
    return String.join(" · ", parts);
  }

  /** What is said of a model where one is chosen: its provider, its price, its context. */
  static String facts(Model model) {
    List<String> parts = new ArrayList<>();
    parts.add(model.providerName());
    Price price = model.facts().price();
    if (price.isFree()) {
      parts.add(t("chat.model.free"));
    } else if (price.input() != null && price.output() != null) {
      parts.add(t("chat.model.price", usd(price.input()), usd(price.output())));
    }
    Long context = model.facts().contextWindow();
    if (context != null) {
      parts.add(t("chat.model.context", tokens(context)));
    }
    return String.join(" · ", parts);
  }

  private static String cost(BigDecimal usd) {
    if (usd.signum() == 0) {
      return t("chat.figures.free");
    }
    return usd.compareTo(LEAST_COST) < 0
        ? t("chat.figures.cost-tiny", LEAST_COST.toPlainString())
        : t("chat.figures.cost", usd.setScale(COST_DECIMALS, RoundingMode.HALF_UP).toPlainString());
  }

  private static String usd(BigDecimal price) {
    BigDecimal rounded = price.setScale(COST_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.setScale(Math.max(2, rounded.scale())).toPlainString();
  }

  private static String tokens(long count) {
    if (count < KILO) {
      return Long.toString(count);
    }
    long base = count % KILO != 0 && count % BINARY_KILO == 0 ? BINARY_KILO : KILO;
    return count < base * base
        ? t("models.tokens.thousand", String.valueOf(count / base))
        : t("models.tokens.million", String.valueOf(count / (base * base)));
  }

  static String whole(long number) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ENGLISH, "%.1f", duration.toMillis() / MILLIS);
  }
}
