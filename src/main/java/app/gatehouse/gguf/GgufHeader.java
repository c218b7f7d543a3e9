package app.gatehouse.gguf;

import org.jspecify.annotations.Nullable;

/**
 * What a GGUF file says of itself, as far as people and runtimes want to know it; null is not told.
 * Texts are cut to a length that can be shown; they come from the file and are not to be trusted.
 *
 * @param version of the format, 1 to 3
 * @param architecture for example {@code llama}; empty when not told
 * @param parameters how many, the sum over all tensors of this file
 * @param fileType for people, for example {@code Q4_K_M}; {@code type N} when the number is unknown
 * @param contextLength tokens
 * @param splitCount into how many files it was split; 1 for a whole one
 * @param hasChatTemplate whether it says how a conversation is written
 * @param layers number of blocks
 * @param embeddingLength width of the model
 * @param heads of attention
 * @param headsKv of attention that are kept for each token
 */
public record GgufHeader(
    int version,
    String architecture,
    @Nullable String name,
    @Nullable String sizeLabel,
    @Nullable String license,
    long parameters,
    @Nullable String fileType,
    @Nullable Long contextLength,
    int splitCount,
    boolean hasChatTemplate,
    @Nullable Long layers,
    @Nullable Long embeddingLength,
    @Nullable Long heads,
    @Nullable Long headsKv) {

  /** The same for all parts of a split model, which have this many together. */
  public GgufHeader withParameters(long all) {
    return new GgufHeader(
        version,
        architecture,
        name,
        sizeLabel,
        license,
        all,
        fileType,
        contextLength,
        splitCount,
        hasChatTemplate,
        layers,
        embeddingLength,
        heads,
        headsKv);
  }
}
