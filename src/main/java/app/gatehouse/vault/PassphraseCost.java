package app.gatehouse.vault;

/**
 * What it takes to make a key of a pass phrase, with Argon2id (RFC 9106).
 *
 * @param memoryKiB in KiB
 * @param iterations how often that memory is gone through
 * @param parallelism lanes
 */
record PassphraseCost(int memoryKiB, int iterations, int parallelism) {

  /** RFC 9106's second choice has 4 lanes, which one thread goes through one after the other. */
  static final PassphraseCost OF_TODAY = new PassphraseCost(64 * 1024, 3, 1);

  private static final int MOST_MEMORY_KIB = 128 * 1024;
  private static final int MOST_ITERATIONS = 6;
  private static final int MOST_LANES = 4;

  /** KiB that each lane needs at least. */
  private static final int LEAST_PER_LANE = 8;

  /** Whether a stranger's file may ask for as much. */
  boolean isBearable() {
    return parallelism >= 1
        && parallelism <= MOST_LANES
        && iterations >= 1
        && iterations <= MOST_ITERATIONS
        && memoryKiB >= LEAST_PER_LANE * parallelism
        && memoryKiB <= MOST_MEMORY_KIB;
  }
}
