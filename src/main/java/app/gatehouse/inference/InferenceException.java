package app.gatehouse.inference;

/** A model gave no answer. Its message is for logs and holds nothing that came from outside. */
public final class InferenceException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public InferenceException(Failure failure) {
    super("The model gives no answer: " + failure.reason());
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
