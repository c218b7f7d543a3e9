package app.gatehouse.models;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model beyond its name. Only what its provider told; null or empty is unknown,
 * never 0.
 *
 * @param contextWindow the most tokens it takes in, prompt and answer together or the prompt alone
 *     as its provider counts
 * @param outputLimit the most tokens of an answer
 * @param takes what can be put into it; empty when unknown
 * @param gives what comes out; empty when unknown
 * @param base the model this one is a deployment or variant of, in its provider's words
 * @param local what only local servers tell, or null
 */
public record ModelFacts(
    ModelKind kind,
    @Nullable Long contextWindow,
    @Nullable Long outputLimit,
    Set<Modality> takes,
    Set<Modality> gives,
    Price price,
    Lifecycle lifecycle,
    @Nullable String base,
    @Nullable LocalFacts local) {

  /** A model to chat with, of which nothing else is known. */
  public static final ModelFacts UNKNOWN = of(ModelKind.CHAT);

  public ModelFacts {
    takes = Set.copyOf(takes);
    gives = Set.copyOf(gives);
  }

  /** Nothing known but what it is for. */
  public static ModelFacts of(ModelKind kind) {
    return new ModelFacts(
        kind, null, null, Set.of(), Set.of(), Price.UNKNOWN, Lifecycle.UNKNOWN, null, null);
  }

  public ModelFacts withContext(@Nullable Long window, @Nullable Long limit) {
    return new ModelFacts(kind, window, limit, takes, gives, price, lifecycle, base, local);
  }

  public ModelFacts withModalities(Set<Modality> input, Set<Modality> output) {
    return new ModelFacts(
        kind, contextWindow, outputLimit, input, output, price, lifecycle, base, local);
  }

  public ModelFacts withPrice(Price other) {
    return new ModelFacts(
        kind, contextWindow, outputLimit, takes, gives, other, lifecycle, base, local);
  }

  public ModelFacts withLifecycle(Lifecycle other) {
    return new ModelFacts(
        kind, contextWindow, outputLimit, takes, gives, price, other, base, local);
  }

  public ModelFacts withBase(@Nullable String other) {
    return new ModelFacts(
        kind, contextWindow, outputLimit, takes, gives, price, lifecycle, other, local);
  }

  public ModelFacts withLocal(@Nullable LocalFacts other) {
    return new ModelFacts(
        kind, contextWindow, outputLimit, takes, gives, price, lifecycle, base, other);
  }
}
