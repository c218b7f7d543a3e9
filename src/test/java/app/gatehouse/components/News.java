package app.gatehouse.components;

/** Lets a test without Spring tell a page what happened. */
public final class News {

  private News() {}

  /** As {@link LiveUpdates} does once an event is committed. */
  public static void tell(LiveUpdates live, Object event) {
    live.tell(event);
  }
}
