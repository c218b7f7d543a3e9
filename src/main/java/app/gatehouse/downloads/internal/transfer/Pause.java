package app.gatehouse.downloads.internal.transfer;

import java.time.Duration;

/** Waits; in tests, not for long. */
interface Pause {

  Pause SLEEP = Thread::sleep;

  void take(Duration duration) throws InterruptedException;
}
