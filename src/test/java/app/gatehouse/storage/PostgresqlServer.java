package app.gatehouse.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL for the tests, one per JVM, which ends with it. Databases belong to a role that may
 * do nothing else and has to give its password, as an operator would have it.
 */
public final class PostgresqlServer {

  public static final String ROLE = "gatehouse";
  public static final String PASSWORD = "postgres-canary-7391";

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable EmbeddedPostgres running;

  private PostgresqlServer() {}

  /** Makes an empty database; its address, without user name and password. */
  public static String newDatabase() {
    EmbeddedPostgres server = start();
    String name = "gatehouse_" + DATABASES.incrementAndGet();
    administer(server, "CREATE DATABASE " + name + " OWNER " + ROLE);
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
  }

  /** Connects as the role that the databases belong to. */
  public static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, ROLE, PASSWORD);
  }

  /** Runs one statement as the server's administrator. */
  public static void administer(String sql) {
    administer(start(), sql);
  }

  private static synchronized EmbeddedPostgres start() {
    if (running == null) {
      try {
        running =
            EmbeddedPostgres.builder()
                .setDataDirectoryCustomizer(PostgresqlServer::askForPasswords)
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException("The PostgreSQL of the tests does not start", e);
      }
      administer(running, "CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + PASSWORD + "'");
    }
    return running;
  }

  private static void askForPasswords(File dataFolder) {
    try {
      Files.writeString(
          dataFolder.toPath().resolve("pg_hba.conf"),
          "host all postgres all trust\nhost all all all scram-sha-256\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void administer(EmbeddedPostgres server, String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql.contains(PASSWORD) ? "No role" : sql, e);
    }
  }
}
