package app.gatehouse.outbound;

/** Where the address of a request comes from, and so what it may reach. */
public enum AddressTrust {
  /**
   * From the configuration or the program itself: may reach any address but the known metadata
   * services of clouds.
   */
  CONFIGURED,
  /** Typed by a user: may reach public addresses, and what the operator allows. */
  TYPED,
  /** Typed by the owner: as {@link #TYPED}, and this machine's loopback addresses. */
  TYPED_BY_OWNER
}
