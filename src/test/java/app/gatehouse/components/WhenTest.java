package app.gatehouse.components;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenTest extends ViewTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @BeforeEach
  void speakEnglish() {
    UI.getCurrent().setLocale(Locale.US);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, Just now",
    "PT59S, Just now",
    "PT1M, 1 min ago",
    "PT59M59S, 59 min ago",
    "PT1H, 1 h ago",
    "PT23H59M59S, 23 h ago",
    "PT24H, 'Nov 20, 2026'",
    "P30D, 'Oct 22, 2026'"
  })
  void tellsHowLongAgoAndBeyondADayTheDay(Duration age, String words) {
    assertThat(When.ago(NOON.minus(age), NOON)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "PT30S, just now",
    "PT5M, 5 min ago",
    "PT23H, 23 h ago",
    "PT24H, 1 day ago",
    "P3D, 3 days ago",
    "P30D, 30 days ago",
    "P31D, 'Oct 21, 2026'"
  })
  void tellsWithinALineForAMonthHowLongAgo(Duration age, String words) {
    assertThat(When.since(NOON.minus(age), NOON)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0", "PT11H59M, 0", "PT12H, 1", "PT36H, 2", "PT-12H, 0", "PT-13H, -1"})
  void countsTheDaysOfTheCalendarAndNotTheHours(Duration in, long days) {
    assertThat(When.daysUntil(NOON.plus(in), NOON)).isEqualTo(days);
  }

  @Test
  void takesAClockThatRunsAheadForNow() {
    assertThat(When.ago(NOON.plusSeconds(5), NOON)).isEqualTo("Just now");
  }

  @Test
  void writesTheDayAsTheVisitorDoes() {
    assertThat(When.day(NOON)).isEqualTo("Nov 21, 2026");

    UI.getCurrent().setLocale(Locale.GERMANY);
    assertThat(When.day(NOON)).isEqualTo("21.11.2026");
  }
}
