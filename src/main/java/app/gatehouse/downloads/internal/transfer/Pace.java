package app.gatehouse.downloads.internal.transfer;

/**
 * Decides how many connections bring a file. Begins with one, measures, tries a second, measures
 * again: where both together bring clearly more, each connection is held back by itself and all are
 * used; where not, one is as good, and kinder. Later tries come further apart and measure longer,
 * since some servers let the first bytes pass freely or count by the second.
 */
final class Pace {

  /** What is to change. */
  enum Step {
    NONE,
    TRY_SECOND,
    ALL,
    BACK_TO_ONE
  }

  private enum State {
    ONE,
    TWO,
    ALL,
    ONE_FOR_GOOD
  }

  private static final double CLEARLY_MORE = 1.4;

  /** Bytes per second beyond which checksum and disk are what takes time. */
  private static final double ENOUGH = 300e6;

  private static final long LONGEST_MEASURE = 2_000_000_000L;
  private static final long FIRST_REST = 10_000_000_000L;
  private static final long LONGEST_REST = 300_000_000_000L;

  private final long settle;
  private final long worthwhile;

  private State state = State.ONE;
  private long measure;
  private long rest = FIRST_REST;
  private long from;
  private long fromBytes = -1;
  private double alone;

  Pace(TransferSettings settings, long now) {
    this.settle = settings.settle().toNanos();
    this.measure = settings.measure().toNanos();
    this.worthwhile = settings.worthwhile();
    this.from = now + settle;
    if (settings.connections() < 2) {
      state = State.ONE_FOR_GOOD;
    }
  }

  /**
   * Looks at how it goes.
   *
   * @param now in nanoseconds
   * @param arrived bytes, over all connections
   * @param left bytes that nobody brings yet, or the one connection alone
   */
  Step look(long now, long arrived, long left) {
    if (state == State.ALL || state == State.ONE_FOR_GOOD || now < from) {
      return Step.NONE;
    }
    if (fromBytes < 0) {
      fromBytes = arrived;
      from = now;
      return Step.NONE;
    }
    if (now - from < measure) {
      return Step.NONE;
    }
    double rate = (arrived - fromBytes) * 1e9 / (now - from);
    return state == State.ONE ? one(now, rate, left) : two(now, rate);
  }

  private Step one(long now, double rate, long left) {
    if (rate >= ENOUGH || left < worthwhile) {
      begin(now, rest());
      return Step.NONE;
    }
    alone = rate;
    state = State.TWO;
    begin(now, settle);
    return Step.TRY_SECOND;
  }

  private Step two(long now, double rate) {
    if (rate >= alone * CLEARLY_MORE && rate > 0) {
      state = State.ALL;
      return Step.ALL;
    }
    state = State.ONE;
    measure = Math.min(2 * measure, LONGEST_MEASURE);
    begin(now, rest());
    return Step.BACK_TO_ONE;
  }

  private long rest() {
    long now = rest;
    rest = Math.min(4 * rest, LONGEST_REST);
    return now;
  }

  private void begin(long now, long in) {
    from = now + in;
    fromBytes = -1;
  }
}
