package app.gatehouse.downloads.internal.transfer;

/**
 * How many bytes all transfers together may hold in memory ahead of what they write. The part that
 * is written next needs none of it, so no transfer waits for another one for ever.
 */
final class Window {

  private long free;

  Window(long bytes) {
    free = bytes;
  }

  synchronized boolean reserve(int bytes) {
    if (bytes > free) {
      return false;
    }
    free -= bytes;
    return true;
  }

  synchronized void release(int bytes) {
    free += bytes;
  }
}
