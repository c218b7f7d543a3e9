package app.gatehouse.hub.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.MockVaadin;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Lets a page hear what work in the background brings. */
final class Awaiting {

  private Awaiting() {}

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
      Thread.onSpinWait();
      MockVaadin.runUIQueue();
    }
  }
}
