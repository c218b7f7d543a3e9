package app.gatehouse.models;

import org.jspecify.annotations.Nullable;

/**
 * A model an account added by hand.
 *
 * @param name for people, or null when none was given
 */
public record RegisteredModel(RegisteredModelId id, ModelRef ref, @Nullable String name) {}
