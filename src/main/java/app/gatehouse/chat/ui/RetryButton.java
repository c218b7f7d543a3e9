package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.WhileShown;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks again; counts down where the provider said how long to wait. */
final class RetryButton extends Button {

  /** Beyond this nobody watches the seconds. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final @Nullable Instant from;
  private final Clock clock;

  /**
   * @param from when it makes sense to ask; null for at once
   */
  RetryButton(@Nullable Instant from, Clock clock, Runnable again) {
    super(t("chat.trouble.again"), click -> again.run());
    this.from = from;
    this.clock = clock;
    if (seconds() > 0) {
      count();
      WhileShown.keep(
          this,
          () -> {
            UI ui = UI.getCurrent();
            Thread ticking = Thread.ofVirtual().name("chat-wait").start(() -> tick(ui));
            return ticking::interrupt;
          });
    }
  }

  /** Whether there is more to count. */
  // Visible for testing.
  boolean count() {
    long left = seconds();
    setEnabled(left <= 0);
    setText(left <= 0 ? t("chat.trouble.again") : t("chat.trouble.again-in", left));
    return left > 0;
  }

  private long seconds() {
    Duration left = from == null ? Duration.ZERO : Duration.between(clock.instant(), from);
    return left.compareTo(LONGEST) > 0 ? 0 : (left.toMillis() + 999) / 1000;
  }

  private void tick(UI ui) {
    try {
      while (seconds() > 0) {
        Thread.sleep(SECOND);
        ui.access(this::count);
      }
    } catch (InterruptedException | UIDetachedException e) {
      // Nobody waits any more.
    }
  }
}
