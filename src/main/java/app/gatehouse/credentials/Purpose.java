package app.gatehouse.credentials;

/** What a secret is opened for; written down before it leaves. */
public enum Purpose {
  COPY,
  HUB_ACCESS_CHECK
}
