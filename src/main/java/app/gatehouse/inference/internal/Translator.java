package app.gatehouse.inference.internal;

import app.gatehouse.inference.Tokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts one answer of a provider into OpenAI's dialect, while it comes or whole. For one thread. */
interface Translator {

  /**
   * Puts a whole answer.
   *
   * @return null where the provider gives none, since its rules on content forbid it
   */
  @Nullable ObjectNode whole(JsonNode answer);

  /** Puts the next event of a stream; what is of no use to OpenAI's clients puts nothing. */
  void event(JsonNode event, Chunks out);

  /** Ends a stream; called once, when {@link #isComplete}. */
  void end(Chunks out);

  /** Whether the provider has said that its answer ends here. */
  boolean isComplete();

  /** Whether the provider has refused by its rules on content to give any answer. */
  boolean isRefused();

  Tokens tokens();
}
