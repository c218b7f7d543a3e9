package app.gatehouse.runtimes;

import java.util.function.Consumer;

/** Asks the built-in runtime one thing. */
public interface RuntimeChat {

  /**
   * Waits for the whole answer. Interrupting the thread that waits, which is a virtual one, ends
   * the answer.
   *
   * @param endpoint stays the caller's
   * @param piece hears the answer as it is made, on the thread that waits
   * @return how many tokens the answer has
   * @throws RuntimeChatException when there is no answer, or only the beginning of one
   */
  int ask(RuntimeEndpoint endpoint, String prompt, Consumer<String> piece)
      throws RuntimeChatException;
}
