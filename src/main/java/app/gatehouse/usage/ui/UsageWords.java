package app.gatehouse.usage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.components.Usd;
import app.gatehouse.inference.Tokens;
import app.gatehouse.models.Model;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEntry.Outcome;
import app.gatehouse.usage.UsageGap;
import app.gatehouse.usage.UsageSums;
import com.vaadin.flow.component.UI;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;

/** Figures of usage, as people say them. What is not known is never said to be 0. */
final class UsageWords {

  private static final double SECOND = 1000;

  private UsageWords() {}

  /** For example "$1.20", "at least $1.20", "unknown". */
  static String cost(UsageSums sums) {
    if (sums.unpriced() == 0) {
      return Usd.words(sums.cost());
    }
    return sums.cost().signum() == 0
        ? t("usage.cost.unknown")
        : t("usage.cost.at-least", Usd.words(sums.cost()));
  }

  /** How much of the cost is not known; empty when all is. */
  static String unpriced(UsageSums sums) {
    return sums.unpriced() == 0 ? "" : t("usage.cost.unpriced", sums.unpriced());
  }

  static String cost(@Nullable BigDecimal cost) {
    return cost == null ? t("usage.cost.unknown") : Usd.words(cost);
  }

  static String number(long number) {
    return t("usage.number", number);
  }

  /** Tokens, of which not all may have been counted. */
  static String tokens(long tokens, UsageSums sums) {
    if (sums.uncounted() == 0) {
      return number(tokens);
    }
    return tokens == 0 ? t("usage.unknown") : t("usage.tokens.at-least", tokens);
  }

  static String tokens(Tokens tokens) {
    if (tokens.prompt() == null && tokens.completion() == null) {
      return t("usage.unknown");
    }
    return t("usage.tokens.in-out", tokens(tokens.prompt()), tokens(tokens.completion()));
  }

  private static String tokens(@Nullable Long tokens) {
    return tokens == null ? t("usage.unknown-short") : number(tokens);
  }

  static String duration(@Nullable Duration duration) {
    if (duration == null) {
      return t("usage.unknown-short");
    }
    return duration.toMillis() < SECOND
        ? t("usage.millis", duration.toMillis())
        : t("usage.seconds", duration.toMillis() / SECOND);
  }

  /** A short name of a day, for example "Nov 3". */
  static String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedPattern("MMMd")
        .withLocale(UI.getCurrent().getLocale())
        .format(day);
  }

  static String token(UsageEntry entry) {
    UsageEntry.Token token = entry.token();
    return token == null ? t("usage.in-the-browser") : token.name();
  }

  static String outcome(UsageEntry entry) {
    return switch (entry.outcome()) {
      case ANSWERED -> t("usage.outcome.answered");
      case CANCELLED -> t("usage.outcome.cancelled");
      case BROKEN -> t("usage.outcome.broken");
      case FAILED -> t("usage.outcome.failed", Integer.toString(entry.status()));
    };
  }

  static Tone tone(Outcome outcome) {
    return switch (outcome) {
      case ANSWERED -> Tone.GOOD;
      case CANCELLED -> Tone.NEUTRAL;
      case BROKEN, FAILED -> Tone.BAD;
    };
  }

  /** The provider's name, or its id once there is no such provider. */
  static String provider(ProviderId id, ProviderCatalog providers) {
    return id.equals(ProviderId.LOCAL)
        ? Model.LOCAL_PROVIDER
        : providers.find(id).map(Provider::name).orElse(id.value());
  }

  static String gap(UsageGap gap) {
    String at =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(UI.getCurrent().getLocale())
            .withZone(ZoneOffset.UTC)
            .format(gap.at());
    return gap.lost() == null ? t("usage.gap.ended", at) : t("usage.gap.lost", at, gap.lost());
  }
}
