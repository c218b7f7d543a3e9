package app.gatehouse.components;

import static app.gatehouse.components.Texts.t;

import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Points in time, as people say them. */
public final class When {

  /** Beyond these, the day says more than their number. */
  private static final int DAYS_IN_WORDS = 30;

  private When() {}

  /** The day, in the visitor's language and time zone. */
  public static String day(Instant instant) {
    return format(instant, DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM));
  }

  /** The same for a day that is one wherever the visitor is. */
  public static String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(UI.getCurrent().getLocale())
        .format(day);
  }

  /** The day and the time to the minute, in the visitor's language and time zone. */
  public static String moment(Instant instant) {
    return format(
        instant, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT));
  }

  /** The day of the week, the day, and the time to the second with its zone. */
  public static String exactly(Instant instant) {
    return format(
        instant, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.LONG));
  }

  /** How long ago, and beyond a day the day itself. */
  public static String ago(Instant instant, Instant now) {
    Duration age = Duration.between(instant, now);
    if (age.toMinutes() < 1) {
      return t("when.just-now");
    }
    if (age.toHours() < 1) {
      return t("when.minutes-ago", age.toMinutes());
    }
    if (age.toDays() < 1) {
      return t("when.hours-ago", age.toHours());
    }
    return day(instant);
  }

  /** How long ago, to stand within a line: "just now", "5 min ago", "3 days ago"; later the day. */
  public static String since(Instant instant, Instant now) {
    Duration age = Duration.between(instant, now);
    if (age.toMinutes() < 1) {
      return t("when.since-now");
    }
    if (age.toDays() < 1 || age.toDays() > DAYS_IN_WORDS) {
      return ago(instant, now);
    }
    return t("when.days-ago", age.toDays());
  }

  /** How many days of the visitor's calendar lie between; 0 for today, negative for the past. */
  public static long daysUntil(Instant instant, Instant now) {
    ZoneId zone = zone(UI.getCurrent());
    return ChronoUnit.DAYS.between(
        LocalDate.ofInstant(now, zone), LocalDate.ofInstant(instant, zone));
  }

  private static String format(Instant instant, DateTimeFormatter style) {
    UI ui = UI.getCurrent();
    return style.withLocale(ui.getLocale()).withZone(zone(ui)).format(instant);
  }

  private static ZoneId zone(UI ui) {
    @Nullable String name = ui.getPage().getExtendedClientDetails().getTimeZoneId();
    return name == null || name.isBlank() ? ZoneId.of("UTC") : ZoneId.of(name);
  }
}
