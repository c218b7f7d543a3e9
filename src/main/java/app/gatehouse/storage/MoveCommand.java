package app.gatehouse.storage;

import app.gatehouse.commands.Command;
import app.gatehouse.commands.CommandInfo;
import app.gatehouse.commands.CommandOutput;
import app.gatehouse.commands.ExitCodes;
import app.gatehouse.vault.SealedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Takes everything from the embedded database to PostgreSQL. */
@Component
@CommandInfo(
    name = "move-to",
    arguments = "<jdbc:postgresql://…>",
    help = "Copies all data to an empty PostgreSQL database; see docs/guide/postgresql.md.",
    whileRunning = false)
class MoveCommand implements Command {

  private static final String SETTINGS = "gatehouse.move-to";
  private static final ServerDatabase.Names NAMES =
      new ServerDatabase.Names("the address", SETTINGS + ".username", SETTINGS + ".password-file");

  private final DataSource from;
  private final Flyway migrations;
  private final List<SealedTable> sealed;
  private final Environment configuration;

  MoveCommand(
      DataSource from, Flyway migrations, List<SealedTable> sealed, Environment configuration) {
    this.from = from;
    this.migrations = migrations;
    this.sealed = List.copyOf(sealed);
    this.configuration = configuration;
  }

  /** Whoever gave the command has gone. */
  private static final class CancelledException extends RuntimeException {}

  @Override
  public int run(List<String> arguments, CommandOutput out) {
    if (arguments.size() != 1) {
      out.problem("Name the database, for example: move-to jdbc:postgresql://localhost/gatehouse");
      return ExitCodes.USAGE;
    }
    String url = arguments.getFirst();
    if (url.contains("password=")) {
      out.problem(
          "The password is not given in the address, where everybody on this machine can read it:"
              + " write it to a file and name that with --gatehouse.move-to.password-file=…");
      return ExitCodes.USAGE;
    }
    if (!configuration.getProperty(ServerDatabase.URL, "").startsWith("jdbc:hsqldb:")) {
      out.problem("Gatehouse keeps its data in PostgreSQL already; use pg_dump to move it on.");
      return ExitCodes.USAGE;
    }
    try {
      ServerDatabase to =
          new ServerDatabase(url, configuration.getProperty(NAMES.username()), password(), NAMES);
      DatabaseMove.Moved moved =
          new DatabaseMove(from, to, migrations, sealed, line -> say(line, out)).run();
      tell(moved, url, out);
      return ExitCodes.DONE;
    } catch (MoveRefusedException e) {
      out.problem("Nothing was moved: " + e.getMessage());
      return ExitCodes.FAILED;
    } catch (StartupRefusedException e) {
      out.problem("Nothing was moved: " + e.getMessage());
      return e.exitCode();
    } catch (CancelledException e) {
      out.problem("Stopped. Nothing was moved.");
      return ExitCodes.FAILED;
    }
  }

  private static void say(String line, CommandOutput out) {
    if (out.cancelled()) {
      throw new CancelledException();
    }
    out.say(line);
  }

  private void tell(DatabaseMove.Moved moved, String url, CommandOutput out) {
    out.say(
        "Moved %d rows of %d tables. Of %d sealed secrets all open that opened before."
            .formatted(moved.rows(), moved.tables(), moved.sealed()));
    if (moved.unopenable() > 0) {
      out.say(
          "%d did not open before either, and have to be entered again."
              .formatted(moved.unopenable()));
    }
    out.say("Now start Gatehouse with the same data folder, the same key ring, and");
    out.say("  SPRING_DATASOURCE_URL=" + url);
    out.say("  SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD of that database.");
    out.say("The embedded database stays in the data folder as it was, and is not used any more.");
  }

  /** From the file, or from the environment; null when the server asks for none. */
  private @Nullable String password() {
    String file = configuration.getProperty(NAMES.password(), "");
    if (file.isBlank()) {
      return configuration.getProperty(SETTINGS + ".password");
    }
    try {
      return Files.readString(Path.of(file)).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new MoveRefusedException(
          "the file %s of %s cannot be read.".formatted(file, NAMES.password()));
    }
  }
}
