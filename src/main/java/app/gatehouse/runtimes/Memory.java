package app.gatehouse.runtimes;

/**
 * The memory a model needs with a context size, and what there is.
 *
 * @param needed bytes, an estimate
 * @param free bytes that can be had, with what unloading another model would give back
 */
public record Memory(long needed, long free) {

  public boolean enough() {
    return needed <= free;
  }
}
