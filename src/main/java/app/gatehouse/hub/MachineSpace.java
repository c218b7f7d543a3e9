package app.gatehouse.hub;

import org.jspecify.annotations.Nullable;

/**
 * How much this machine has for models; null is unknown.
 *
 * @param memoryBytes of the machine, or of the container Gatehouse runs in
 * @param freeDiskBytes on the disk of the Hub's cache
 */
public record MachineSpace(@Nullable Long memoryBytes, @Nullable Long freeDiskBytes) {}
