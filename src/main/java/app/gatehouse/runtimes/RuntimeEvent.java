package app.gatehouse.runtimes;

import app.gatehouse.models.ModelRef;

/**
 * What {@link LocalRuntime#state} says of this model may be another thing now, for every account
 * that sees it. Others may learn of it that loading their model unloads another one.
 */
public record RuntimeEvent(ModelRef model) {}
