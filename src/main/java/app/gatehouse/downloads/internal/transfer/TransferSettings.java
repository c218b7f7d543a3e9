package app.gatehouse.downloads.internal.transfer;

import java.time.Duration;

/**
 * Sizes and times of transfers.
 *
 * @param block bytes that are read, written and hashed at once
 * @param piece bytes that one of several connections brings before it looks for the next ones; at
 *     most this many are fetched again for each when all breaks off
 * @param window bytes that all transfers together hold in memory ahead of what they write
 * @param connections the most for one file
 * @param look how often the one who asked looks at how it goes
 * @param settle before a measurement, for connections to get up to speed
 * @param measure how long the first measurement takes; later ones take longer
 * @param worthwhile how many bytes have to be left for a second connection to be tried
 * @param floor bytes of the disk that stay free
 */
record TransferSettings(
    int block,
    long piece,
    long window,
    int connections,
    Duration look,
    Duration settle,
    Duration measure,
    long worthwhile,
    long floor) {

  private static final int KILO = 1024;
  private static final long MEGA = 1024L * KILO;

  static final TransferSettings USUAL =
      new TransferSettings(
          256 * KILO,
          8 * MEGA,
          Math.min(96 * MEGA, Runtime.getRuntime().maxMemory() / 8),
          8,
          Duration.ofMillis(50),
          Duration.ofMillis(300),
          Duration.ofMillis(500),
          64 * MEGA,
          1024 * MEGA);
}
