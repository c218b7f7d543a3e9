package app.gatehouse.hub;

/** Who lets people in at a model's gate. */
public enum Gating {
  /** There is no gate. */
  OPEN,
  /** Whoever accepts the terms is in at once. */
  INSTANT,
  /** The authors decide on each request. */
  BY_AUTHORS
}
