package app.gatehouse.downloads.internal.transfer;

/** What is there of a file is of no use, or cannot be gone on with. */
final class StartOverException extends Exception {

  private final boolean ranges;

  /**
   * @param ranges whether parts of the file can be asked for
   */
  StartOverException(boolean ranges) {
    super("The file begins anew");
    this.ranges = ranges;
  }

  boolean ranges() {
    return ranges;
  }
}
