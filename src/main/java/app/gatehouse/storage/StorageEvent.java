package app.gatehouse.storage;

/** What happened to the database as a whole. */
public sealed interface StorageEvent {

  /** Nothing is saved from now on. */
  record BecameReadOnly(StorageProblem problem) implements StorageEvent {}

  /** What is saved is kept again. */
  record BecameWritable() implements StorageEvent {}

  /**
   * A backup was made.
   *
   * @param file the archive's name, without its folder
   */
  record BackedUp(String file) implements StorageEvent {}
}
