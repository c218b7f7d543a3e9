package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.models.ListChange;
import app.gatehouse.outbound.OutboundException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A check that is under way, on a thread of its own. */
final class RunningCheck {

  private final CompletableFuture<Optional<Outcome>> outcome = new CompletableFuture<>();
  private final boolean afterSave;
  private volatile IntConsumer progress = listed -> {};
  private volatile @Nullable Thread thread;
  private boolean waiting;
  private boolean cancelled;

  /**
   * What came of a check.
   *
   * @param change what is different in the list of models; null where none was listed
   */
  record Outcome(Verdict verdict, @Nullable ListChange change) {}

  /**
   * @param afterSave whether a credential that has just been saved is checked
   */
  RunningCheck(boolean afterSave) {
    this.afterSave = afterSave;
  }

  boolean isAfterSave() {
    return afterSave;
  }

  void start(Runnable work) {
    Thread begun = Thread.ofVirtual().name("key-check").unstarted(work);
    thread = begun;
    begun.start();
  }

  /** Whether it is this check that the calling thread is busy with. */
  boolean isCaller() {
    return thread == Thread.currentThread();
  }

  /** Completed with what came of it; with nothing when it was cancelled, or nothing is saved. */
  CompletableFuture<Optional<Outcome>> outcome() {
    return outcome;
  }

  /** Who hears from now on how many models have been listed so far. */
  void tell(IntConsumer listener) {
    progress = listener;
  }

  void listed(int count) {
    progress.accept(count);
  }

  /** Ends the asking at once. What has been answered by now is still written down. */
  synchronized void cancel() {
    cancelled = true;
    Thread working = thread;
    if (waiting && working != null) {
      working.interrupt();
    }
  }

  /** Waits for the provider; nothing else of the check is interrupted. */
  <T> Optional<T> await(Supplier<Optional<T>> asking) {
    synchronized (this) {
      if (cancelled) {
        return Optional.empty();
      }
      waiting = true;
    }
    try {
      return asking.get();
    } catch (OutboundException.Cancelled nobodyWaits) {
      return Optional.empty();
    } finally {
      synchronized (this) {
        waiting = false;
        Thread.interrupted();
      }
    }
  }
}
