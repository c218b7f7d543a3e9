package app.gatehouse.providers;

/**
 * A model listed for a provider until the provider itself has been asked.
 *
 * @param id as the provider names it on the wire
 * @param name for people
 */
public record DefaultModel(String id, String name) {}
