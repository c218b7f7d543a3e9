package app.gatehouse.components;

import static app.gatehouse.components.Texts.t;

import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;

/** Points in time, as people say them. */
public final class When {

  private When() {}

  /** The day, in the visitor's language and time zone. */
  public static String day(Instant instant) {
    UI ui = UI.getCurrent();
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(ui.getLocale())
        .withZone(zone(ui))
        .format(instant);
  }

  /** The day and the minute, in the visitor's language and time zone. */
  public static String moment(Instant instant) {
    UI ui = UI.getCurrent();
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(ui.getLocale())
        .withZone(zone(ui))
        .format(instant);
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

  private static ZoneId zone(UI ui) {
    @Nullable String name = ui.getPage().getExtendedClientDetails().getTimeZoneId();
    return name == null || name.isBlank() ? ZoneOffset.UTC : ZoneId.of(name);
  }
}
