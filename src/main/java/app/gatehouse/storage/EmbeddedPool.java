package app.gatehouse.storage;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts the guard between the pool of connections and everybody who uses it. */
record EmbeddedPool(EmbeddedDatabase database) implements BeanPostProcessor {

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool) {
      pool.setDataSource(database.connections());
      database.whenStartedOver(() -> {
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null) {
          connections.softEvictConnections();
        }
      });
    }
    return bean;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource pool && !(bean instanceof GuardedDataSource)
        ? database.guard(pool)
        : bean;
  }
}
