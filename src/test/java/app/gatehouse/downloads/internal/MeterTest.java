package app.gatehouse.downloads.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeterTest {

  private static final long MILLI = 1_000_000;

  private long now = 7;
  private final Meter meter = new Meter(() -> now);

  private void after(long millis, long bytes) {
    now += millis * MILLI;
    meter.at(bytes);
  }

  @Test
  void nothingHasComeAtFirst() {
    assertThat(meter.bytesPerSecond()).isZero();
  }

  @Test
  void whatWasThereAtTheBeginningHasNotCome() {
    after(0, 5_000_000);
    after(1000, 5_000_100);

    assertThat(meter.bytesPerSecond()).isEqualTo(100);
  }

  @Test
  void aMomentSaysNothing() {
    after(0, 0);
    after(100, 1_000_000);

    assertThat(meter.bytesPerSecond()).isZero();
  }

  @Test
  void aSteadySpeedIsToldAsItIs() {
    for (int i = 0; i <= 1000; i++) {
      after(10, i * 10);
    }

    assertThat(meter.bytesPerSecond()).isBetween(990L, 1010L);
  }

  @Test
  void oneSlowSecondChangesItALittle() {
    for (int i = 0; i <= 10; i++) {
      after(1000, i * 1000);
    }
    after(1000, 10_000);

    assertThat(meter.bytesPerSecond()).isBetween(700L, 900L);
  }

  @Test
  void itIsNothingFiveSecondsAfterItStandsStill() {
    for (int i = 0; i <= 10; i++) {
      after(1000, i * 1000);
    }
    now += 6000 * MILLI;

    assertThat(meter.bytesPerSecond()).isZero();
  }

  @Test
  void beginningAnewIsNoSpeedBackwards() {
    after(0, 0);
    after(1000, 1000);
    after(1000, 10);
    after(1000, 110);

    assertThat(meter.bytesPerSecond()).isEqualTo(100);
  }
}
