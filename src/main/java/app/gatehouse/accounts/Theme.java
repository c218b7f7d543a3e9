package app.gatehouse.accounts;

/** How pages are coloured for an account. */
public enum Theme {
  LIGHT,
  DARK,
  /** As the device says. */
  SYSTEM
}
