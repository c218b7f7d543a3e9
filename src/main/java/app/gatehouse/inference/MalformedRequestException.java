package app.gatehouse.inference;

/** The body of a request cannot be read. Its message is a sentence for whoever sent it. */
public final class MalformedRequestException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedRequestException(String message) {
    super(message);
  }
}
