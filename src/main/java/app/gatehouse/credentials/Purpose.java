package app.gatehouse.credentials;

/** What a secret is opened for; written down before it leaves. */
public enum Purpose {
  COPY,
  /** Gatehouse asks the provider whether it is good. */
  KEY_CHECK,
  HUB_ACCESS_CHECK,
  /** A file of a model is brought from the Hub. */
  HUB_DOWNLOAD,
  /** A model on this machine is handed over to a local server. */
  HANDOVER,
  /** A person chats with a model. */
  CHAT,
  /** A program asks a model through the gateway. */
  GATEWAY,
  /** Into a file sealed under a pass phrase of the account's own. */
  EXPORT;

  /** Whether it counts as being used: a check that nobody asked for does not. */
  boolean isUse() {
    return this != KEY_CHECK;
  }
}
