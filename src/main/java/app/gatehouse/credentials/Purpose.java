package app.gatehouse.credentials;

/** What a secret is opened for; written down before it leaves. */
public enum Purpose {
  COPY,
  /** Gatehouse asks the provider whether it is good. No use of it by a person or program. */
  KEY_CHECK,
  HUB_ACCESS_CHECK
}
