package app.gatehouse.gateway.internal;

/** The exchange was ended before there was an answer. */
final class EndedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Ending ending;

  EndedException(Ending ending) {
    super("Ended: " + ending, null, false, false);
    this.ending = ending;
  }

  Ending ending() {
    return ending;
  }
}
