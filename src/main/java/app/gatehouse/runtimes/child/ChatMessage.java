package app.gatehouse.runtimes.child;

/** One message of a conversation. */
record ChatMessage(Role role, String content) {

  /** Whose it is. */
  enum Role {
    SYSTEM("system"),
    USER("user"),
    ASSISTANT("assistant");

    private final String wire;

    Role(String wire) {
      this.wire = wire;
    }

    /** As templates know it. */
    String wire() {
      return wire;
    }
  }
}
