package app.gatehouse.storage;

/**
 * What the database knows of a master key.
 *
 * @param checkValue see {@code MasterKey.checkValue}
 */
record KeyRecord(String checkValue, State state) {

  /** What the key is for. */
  enum State {
    /** Seals. */
    ACTIVE,
    /** Opens what it sealed, which may be still there. */
    REPLACED,
    /** Nothing in this database is sealed by it; backups may be. */
    RETIRED
  }
}
