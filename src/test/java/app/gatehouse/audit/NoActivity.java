package app.gatehouse.audit;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing can be written down until this is closed: the records' table is gone. */
public final class NoActivity implements AutoCloseable {

  private final JdbcClient database;

  public NoActivity(JdbcClient database) {
    this.database = database;
    database.sql("ALTER TABLE activity RENAME TO activity_taken_away").update();
  }

  @Override
  public void close() {
    database.sql("ALTER TABLE activity_taken_away RENAME TO activity").update();
  }
}
