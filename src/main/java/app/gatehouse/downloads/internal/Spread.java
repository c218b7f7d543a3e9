package app.gatehouse.downloads.internal;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** Makes waits a tenth longer or shorter, so that what began together does not go on together. */
final class Spread {

  private final DoubleSupplier chance;

  Spread() {
    this(RandomGenerator.getDefault()::nextDouble);
  }

  /**
   * @param chance from 0 to 1
   */
  Spread(DoubleSupplier chance) {
    this.chance = chance;
  }

  Duration of(Duration wait) {
    return Duration.ofMillis((long) (wait.toMillis() * (0.9 + 0.2 * chance.getAsDouble())));
  }
}
