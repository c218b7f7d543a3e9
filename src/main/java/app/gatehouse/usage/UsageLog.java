package app.gatehouse.usage;

/** Where each request to a model is written down. */
public interface UsageLog {

  /**
   * Takes the entry and returns at once; it is stored within a second. When Gatehouse is killed, at
   * most the last second is lost, and that it may be is said.
   */
  void record(UsageEntry entry);
}
