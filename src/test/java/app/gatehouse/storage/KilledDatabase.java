package app.gatehouse.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The embedded database alone, opened as a start opens it and written to on several threads, with
 * checkpoints all the while, until the process is killed. First notes what it found.
 */
final class KilledDatabase {

  static final String FOUND = "found";
  static final String ACKNOWLEDGED = "acknowledged";
  private static final String DATA = "--gatehouse.data-dir=";
  private static final String NOTES = "--notes=";

  private KilledDatabase() {}

  public static void main(String[] arguments) throws Exception {
    Path notes = Path.of(option(arguments, NOTES));
    EmbeddedFolder folder = EmbeddedFolder.open(Path.of(option(arguments, DATA)));
    AtomicInteger next =
        new AtomicInteger(folder.ids().stream().mapToInt(id -> id / 2 * 2).max().orElse(0));
    Path found = notes.resolve("found.part");
    Files.writeString(
        found, folder.ids().stream().map(String::valueOf).collect(Collectors.joining("\n")));
    Files.move(found, notes.resolve(FOUND));
    FileChannel acknowledged =
        FileChannel.open(
            notes.resolve(ACKNOWLEDGED), StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
    for (int i = 0; i < 3; i++) {
      new Thread(() -> write(folder, next, acknowledged)).start();
    }
    while (true) {
      Thread.sleep(ThreadLocalRandom.current().nextInt(200));
      folder.database().checkpoint(Duration.ofSeconds(2));
    }
  }

  private static void write(EmbeddedFolder folder, AtomicInteger next, FileChannel acknowledged) {
    try (Connection connection = folder.source().getConnection()) {
      connection.setAutoCommit(false);
      while (true) {
        // Both or none.
        int id = next.addAndGet(2);
        insert(connection, id);
        insert(connection, id + 1);
        connection.commit();
        acknowledged.write(ByteBuffer.wrap((id + "\n").getBytes(StandardCharsets.US_ASCII)));
      }
    } catch (SQLException | IOException e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static void insert(Connection connection, int id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO note (id, text) VALUES (?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, "v1.k1." + Integer.toString(id, 36).repeat(30));
      insert.executeUpdate();
    }
  }

  private static String option(String[] arguments, String name) {
    for (String argument : arguments) {
      if (argument.startsWith(name)) {
        return argument.substring(name.length());
      }
    }
    throw new IllegalArgumentException(name);
  }
}
