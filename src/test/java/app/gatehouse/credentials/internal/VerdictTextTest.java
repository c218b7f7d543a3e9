package app.gatehouse.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.credentials.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTextTest {

  private static final Instant UNTIL = Instant.parse("2026-11-22T03:00:00Z");

  static Stream<Verdict> everyVerdict() {
    return Stream.of(
            Stream.of(new Verdict.Valid()),
            Arrays.stream(Verdict.Rejection.values()).map(Verdict.Rejected::new),
            Arrays.stream(Verdict.Limit.values()).map(limit -> new Verdict.Limited(limit, UNTIL)),
            Arrays.stream(Verdict.Limit.values()).map(limit -> new Verdict.Limited(limit, null)),
            Arrays.stream(Verdict.Kind.values()).map(Verdict.WrongKind::new),
            Arrays.stream(Verdict.Found.values()).map(Verdict.WrongService::new),
            Arrays.stream(Verdict.Trouble.values()).map(Verdict.NotReachable::new))
        .flatMap(verdicts -> verdicts);
  }

  @ParameterizedTest
  @MethodSource("everyVerdict")
  void everyVerdictComesBackAsItWasStored(Verdict verdict) {
    String stored = VerdictText.of(verdict);

    assertThat(stored).hasSizeLessThanOrEqualTo(60).matches("[a-z:-]+");
    assertThat(VerdictText.read(stored, VerdictText.until(verdict))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "splendid", "rejected", "rejected:", "rejected:by-the-moon", "valid?"})
  void whatNoGatehouseLikeThisHasWrittenIsNoVerdict(String stored) {
    assertThat(VerdictText.read(stored, null)).isNull();
  }
}
