package app.gatehouse.hub;

import org.jspecify.annotations.Nullable;

/**
 * A model on the Hub with its files.
 *
 * @param id as the Hub names it now; another one than was asked for where it has been renamed
 * @param commit the files are of, 40 hex digits; null when not told
 * @param hidden whether only its owner's people see it
 * @param gating null when not told
 */
public record HubModel(
    RepositoryId id,
    @Nullable String commit,
    boolean hidden,
    @Nullable Gating gating,
    HubFacts facts,
    ModelFiles files) {}
