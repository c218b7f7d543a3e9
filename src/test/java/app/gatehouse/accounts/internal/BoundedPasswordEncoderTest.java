package app.gatehouse.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedPasswordEncoderTest {

  private static final int AT_ONCE = 3;

  /** Lets each hash wait until the test lets it go on. */
  private static final class Held implements PasswordEncoder {

    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    final Semaphore entered = new Semaphore(0);
    final Semaphore released = new Semaphore(0);

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
      hold();
      return "hash";
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      hold();
      return true;
    }

    private void hold() {
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      entered.release();
      released.acquireUninterruptibly();
      running.decrementAndGet();
    }
  }

  @Test
  void aBurstHashesOnlySoManyAtOnceAndAllOfThemInTheEnd() throws Exception {
    Held held = new Held();
    BoundedPasswordEncoder encoder = new BoundedPasswordEncoder(held, AT_ONCE);
    try (ExecutorService burst = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        boolean even = i % 2 == 0;
        all.add(
            burst.submit(() -> even ? encoder.matches("right", "hash") : encoder.encode("new")));
      }
      for (int i = 0; i < 100; i++) {
        // Each that is let go lets the next one in.
        held.entered.acquire();
        if (i >= AT_ONCE - 1) {
          held.released.release();
        }
      }
      held.released.release(AT_ONCE);
      for (Future<?> one : all) {
        one.get();
      }
    }

    assertThat(held.most).hasValue(AT_ONCE);
  }

  @Test
  void aHashThatFailsMakesRoomForTheNext() {
    PasswordEncoder failing =
        new PasswordEncoder() {
          @Override
          public String encode(@Nullable CharSequence password) {
            throw new IllegalStateException("No memory left");
          }

          @Override
          public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            throw new IllegalStateException("No memory left");
          }
        };
    BoundedPasswordEncoder encoder = new BoundedPasswordEncoder(failing, 1);

    for (int i = 0; i < 3; i++) {
      assertThat(catchThrowable(() -> encoder.encode("x"))).hasMessage("No memory left");
      assertThat(catchThrowable(() -> encoder.matches("x", "y"))).hasMessage("No memory left");
    }
  }
}
