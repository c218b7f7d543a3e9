package app.gatehouse.components;

/** Another minute has passed: ages that a page shows are older now. Told to open pages alone. */
public record MinutePassed() {}
