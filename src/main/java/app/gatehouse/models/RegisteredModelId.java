package app.gatehouse.models;

import java.util.UUID;

/** Names an entry of the registry. */
public record RegisteredModelId(UUID value) {}
