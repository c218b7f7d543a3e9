package app.gatehouse.storage;

/** The data is not moved. The message is one sentence for the operator: why, and what to do. */
final class MoveRefusedException extends RuntimeException {

  MoveRefusedException(String sentence) {
    super(sentence);
  }
}
