package app.gatehouse.runtimes.child;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What answers: a model in memory. One generation at a time; the rest may be asked meanwhile. */
interface Engine {

  /** Tokens of prompt and answer together. */
  int contextSize();

  /** The conversation as the model was taught to read it, up to where its answer begins. */
  String prompt(List<ChatMessage> conversation);

  /** How many tokens a text is; without the one that llama.cpp may put before all. */
  int count(String text);

  /**
   * Begins an answer.
   *
   * @throws EngineException when the model does not take the prompt
   */
  Generation generate(String prompt, Sampling sampling);

  /** An answer that is being made; for one thread. */
  interface Generation {

    /**
     * The next piece of it, usually one token; null at its end.
     *
     * @throws EngineException when there is no more although it has not ended
     */
    @Nullable String next();

    /** Ends it early, between two pieces. */
    void cancel();
  }

  /** The model failed. */
  final class EngineException extends RuntimeException {

    EngineException(Throwable cause) {
      super("The model failed", cause);
    }
  }
}
