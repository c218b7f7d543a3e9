package app.gatehouse.gateway.internal;

/** Why an exchange was ended before its answer was. */
enum Ending {
  /** Nobody is there any more to hear the answer. */
  CLIENT_GONE,
  /** The token it came with is good no longer. */
  REVOKED,
  /** Gatehouse is being stopped. */
  STOPPING
}
