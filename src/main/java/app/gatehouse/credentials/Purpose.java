package app.gatehouse.credentials;

/** What a secret is opened for; written down before it leaves. */
public enum Purpose {
  COPY,
  HUB_ACCESS_CHECK,
  /** Into a file sealed under a pass phrase of the account's own. */
  EXPORT
}
