package app.gatehouse.inference;

/**
 * Sends requests to models with an account's own credentials. Tries nothing twice. Blocks, so it is
 * called on virtual threads; interrupting the thread ends the request at once.
 */
public interface Inference {

  /**
   * Sends the request and waits until its answer begins.
   *
   * @return an answer of success, to be closed; closing it before its end cancels it upstream
   * @throws InferenceException when the model gives no answer: then nothing of one has been given,
   *     and another model may be asked
   * @throws app.gatehouse.outbound.OutboundException.Cancelled when the thread is interrupted
   */
  Answer ask(ModelRequest request) throws InferenceException;
}
