package app.gatehouse.components;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackgroundWorkTest extends ViewTest {

  private final List<String> delivered = new ArrayList<>();
  private final CompletableFuture<Thread> worker = new CompletableFuture<>();

  private BackgroundWork start(Callable<String> work) {
    return BackgroundWork.start(
        UI.getCurrent(),
        () -> {
          worker.complete(Thread.currentThread());
          return work.call();
        },
        delivered::add);
  }

  /** Waits for the end of the work; then lets the page hear what it left, as a visitor would. */
  private void letThePageHear() throws InterruptedException {
    worker.join().join();
    MockVaadin.runUIQueue(true);
  }

  @Test
  void bringsItsResultToThePage() throws InterruptedException {
    start(() -> "the answer");

    letThePageHear();

    assertThat(delivered).containsExactly("the answer");
  }

  @Test
  void isDoneOnAnotherThreadWhileThePageGoesOn() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    start(() -> {
      asked.await();
      return "the answer";
    });

    MockVaadin.clientRoundtrip();
    assertThat(delivered).isEmpty();
    asked.countDown();
    letThePageHear();

    assertThat(delivered).containsExactly("the answer");
    assertThat(worker.join().isVirtual()).isTrue();
  }

  @Test
  void isInterruptedByCancelAndBringsNothing() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    BackgroundWork work =
        start(() -> {
          never.await();
          return "too late";
        });
    worker.join();

    work.cancel();
    letThePageHear();

    assertThat(delivered).isEmpty();
    assertThat(notices()).isEmpty();
  }

  @Test
  void bringsNothingThatWasCancelledAfterItWasDone() throws InterruptedException {
    BackgroundWork work = start(() -> "too late");
    worker.join().join();

    work.cancel();
    MockVaadin.runUIQueue(true);

    assertThat(delivered).isEmpty();
  }

  @Test
  void tellsThePageWhenItFails() throws InterruptedException {
    start(() -> {
      throw new IllegalStateException("row 17 of the table of secrets");
    });

    letThePageHear();

    assertThat(delivered).isEmpty();
    assertThat(notices())
        .containsExactly(
            "That did not work because something failed on the server. Try again; the log of"
                + " Gatehouse says what happened.");
  }
}
