package app.gatehouse.downloads.internal.transfer;

/** Waiting for threads. */
final class Threads {

  private Threads() {}

  /** Returns when the thread has ended, or was never started; an interrupt is kept for later. */
  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
