package app.gatehouse.inference;

import org.jspecify.annotations.Nullable;

/**
 * Tokens as the provider counted them; null where it told nothing, never 0 in its place.
 *
 * @param prompt read in all, those from a cache among them
 * @param cached of the prompt, read from the provider's cache
 * @param completion written in all, those for reasoning among them
 * @param reasoning of the completion, for reasoning
 */
public record Tokens(
    @Nullable Long prompt,
    @Nullable Long cached,
    @Nullable Long completion,
    @Nullable Long reasoning) {

  public static final Tokens UNKNOWN = new Tokens(null, null, null, null);
}
