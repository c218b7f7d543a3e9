package app.gatehouse.runtimes.child;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is drawn. Null leaves it to the model's runtime.
 *
 * @param maxTokens at most so many, more than 0
 * @param stop texts before which the answer ends
 */
record Sampling(
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer seed,
    int maxTokens,
    List<String> stop) {

  Sampling {
    stop = List.copyOf(stop);
  }

  Sampling atMost(int tokens) {
    return new Sampling(temperature, topP, seed, Math.min(maxTokens, tokens), stop);
  }
}
