package app.gatehouse.runtimes;

/** How far the handing over of a model to Ollama is. */
public sealed interface HandoverState {

  /** Nothing is going on. */
  record Idle() implements HandoverState {}

  /**
   * The files are read to know them by their SHA-256, which their names did not tell.
   *
   * @param done bytes
   * @param total bytes
   */
  record Reading(long done, long total) implements HandoverState {}

  /**
   * The files are copied.
   *
   * @param done bytes
   * @param total bytes
   */
  record Copying(long done, long total) implements HandoverState {}

  /**
   * Ollama makes a model of them.
   *
   * @param status in its words; empty at the beginning
   */
  record Making(String status) implements HandoverState {}

  /**
   * Ollama has it.
   *
   * @param name by which it is found there
   */
  record Done(String name) implements HandoverState {}

  /**
   * It came to nothing.
   *
   * @param said what Ollama said about it, or empty; for people, and not to be trusted
   */
  record Failed(Reason reason, String said) implements HandoverState {}

  /** Why it came to nothing. */
  enum Reason {
    /** Nothing takes connections where Ollama should be. */
    NOT_RUNNING,
    /** It may not be reached from here, or wants a token it was not shown. */
    NOT_ALLOWED,
    /** Ollama has another model of this name. */
    NAME_TAKEN,
    /** The file is gone or cannot be read. */
    UNREADABLE,
    /** The file is not what its name says. */
    CHANGED,
    /** Ollama does not take the model. */
    REFUSED,
    /** The connection broke, or what came was not Ollama's. */
    BROKEN
  }

  /** Whether it goes on by itself. */
  default boolean running() {
    return switch (this) {
      case Reading reading -> true;
      case Copying copying -> true;
      case Making making -> true;
      case Idle idle -> false;
      case Done done -> false;
      case Failed failed -> false;
    };
  }
}
