package app.gatehouse.models;

import org.jspecify.annotations.Nullable;

/**
 * What a local server tells of a model; null is unknown.
 *
 * @param bytes its size on disk
 * @param parameters for people, for example {@code 8B}
 * @param quantization for example {@code Q4_K_M}
 * @param loaded whether it is in memory
 */
public record LocalFacts(
    @Nullable Long bytes,
    @Nullable String parameters,
    @Nullable String quantization,
    @Nullable Boolean loaded) {}
