package app.gatehouse.storage;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The watch over one database, without an application around it. */
final class Watches {

  private Watches() {}

  static StorageWatch of(EmbeddedDatabase database) {
    return of(database, new ArrayList<>());
  }

  /**
   * @param told gets the events
   */
  static StorageWatch of(EmbeddedDatabase database, List<Object> told) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("embeddedDatabase", database);
    return new StorageWatch(
        beans.getBeanProvider(EmbeddedDatabase.class), told::add, Clock.systemUTC());
  }
}
