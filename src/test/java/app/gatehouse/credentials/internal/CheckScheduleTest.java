package app.gatehouse.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.Valid;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckScheduleTest {

  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  private final Random random = new Random(4);

  @Test
  void whatIsJudgedIsAskedAboutAgainAboutADayLater() {
    assertThat(wait(new Valid(), 0)).isBetween(Duration.ofHours(24), Duration.ofHours(29));
    assertThat(wait(new Rejected(Rejection.INVALID), 0))
        .isBetween(Duration.ofHours(24), Duration.ofHours(29));
  }

  @Test
  void notAllAreAskedAtTheSameMoment() {
    Set<Duration> waits = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      waits.add(wait(new Valid(), 0));
    }
    assertThat(waits).hasSizeGreaterThan(15);
  }

  @Test
  void aRateLimitIsOverWhenTheProviderSaysSoAndNeverBefore() {
    Instant until = NOW.plusSeconds(41);

    for (int i = 0; i < 100; i++) {
      assertThat(next(new Limited(Limit.RATE_LIMIT, until), 1))
          .isBetween(until, until.plusSeconds(10));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 10", "3, 20", "7, 320", "8, 320", "1000, 320"})
  void troubleIsWaitedForLongerEachTimeButNeverForADay(int failures, int minutes) {
    Duration atLeast = Duration.ofMinutes(minutes);

    assertThat(wait(new NotReachable(Trouble.TIMEOUT), failures))
        .isBetween(atLeast, atLeast.multipliedBy(6).dividedBy(5));
  }

  @Test
  void moneyThatIsMissingMayComeWithinHours() {
    assertThat(wait(new Limited(Limit.NO_CREDIT, null), 0))
        .isBetween(Duration.ofHours(6), Duration.ofHours(8));
  }

  @Test
  void aTimeThatHasPassedIsNoTimeToWaitFor() {
    assertThat(wait(new Limited(Limit.RATE_LIMIT, NOW.minusSeconds(1)), 1))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
  }

  private Duration wait(Verdict verdict, int failures) {
    return Duration.between(NOW, next(verdict, failures));
  }

  private Instant next(Verdict verdict, int failures) {
    return CheckSchedule.next(verdict, failures, NOW, random);
  }
}
