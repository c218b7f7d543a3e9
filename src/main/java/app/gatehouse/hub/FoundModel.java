package app.gatehouse.hub;

import org.jspecify.annotations.Nullable;

/**
 * A model in the answer to a search.
 *
 * @param gating null when not told
 */
public record FoundModel(RepositoryId id, @Nullable Gating gating, HubFacts facts) {}
