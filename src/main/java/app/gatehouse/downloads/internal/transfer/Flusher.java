package app.gatehouse.downloads.internal.transfer;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Has what was written brought to the disk while more arrives, so that making sure of it in the end
 * is quick, and the memory of the machine does not fill with what waits for the disk.
 */
final class Flusher implements AutoCloseable {

  private static final long EVERY_BYTES = 64L * 1024 * 1024;

  private final PartialFile file;
  private final Semaphore due = new Semaphore(0);
  private final Thread thread;
  private long since;
  private volatile boolean closed;

  Flusher(PartialFile file) {
    this.file = file;
    this.thread = Thread.ofPlatform().name("download-flush").daemon().unstarted(this::flush);
  }

  /** So many bytes more have been written; returns at once. */
  void wrote(int bytes) {
    since += bytes;
    if (since >= EVERY_BYTES) {
      since = 0;
      if (thread.getState() == Thread.State.NEW) {
        thread.start();
      }
      due.release();
    }
  }

  private void flush() {
    try {
      while (true) {
        due.acquireUninterruptibly();
        due.drainPermits();
        if (closed) {
          return;
        }
        file.sync();
      }
    } catch (IOException failed) {
      // Will happen again in the end, where it counts.
    }
  }

  @Override
  public void close() {
    closed = true;
    due.release();
    Threads.join(thread);
  }
}
