package app.gatehouse.storage;

import app.gatehouse.commands.CommandInfo;
import app.gatehouse.commands.CommandOutput;
import app.gatehouse.commands.ExitCodes;
import app.gatehouse.commands.StandaloneCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.env.Environment;

/** {@code restore <file> [replace]}: puts a backup in the place of the embedded database. */
@CommandInfo(
    name = "restore",
    arguments = "<file> [replace]",
    help =
        "Restores a backup; with \"replace\" also where there is a database, which is moved aside")
final class RestoreCommand implements StandaloneCommand {

  private static final String REPLACE = "replace";

  RestoreCommand() {}

  @Override
  public int run(List<String> arguments, Environment configuration, CommandOutput out) {
    boolean replace = arguments.size() == 2 && arguments.getLast().equals(REPLACE);
    if (arguments.isEmpty() || (arguments.size() > 1 && !replace)) {
      out.problem("Name the backup, for example: restore gatehouse-backup.zip");
      return ExitCodes.USAGE;
    }
    if (ServerDatabase.configured(configuration).isPresent()) {
      out.problem("Gatehouse keeps its data in PostgreSQL; restore it with pg_restore.");
      return ExitCodes.USAGE;
    }
    Path data = StorageInitializer.dataFolder(configuration).toAbsolutePath().normalize();
    Restore restore =
        new Restore(
            Path.of(arguments.getFirst()).toAbsolutePath().normalize(),
            data,
            StorageInitializer.keyFolder(configuration, data).toAbsolutePath().normalize(),
            configuration.getProperty(StorageInitializer.ALLOW_SHARED, Boolean.class, false));
    try {
      tell(restore.run(replace), out);
      return ExitCodes.DONE;
    } catch (BackupException e) {
      out.problem("Nothing was restored: " + e.getMessage());
      return ExitCodes.FAILED;
    } catch (StartupRefusedException e) {
      out.problem("Nothing was restored: " + e.getMessage());
      return e.exitCode();
    } catch (IOException | SQLException e) {
      out.problem(
          "Nothing was restored: the backup cannot be unpacked and opened (%s).".formatted(e));
      return ExitCodes.FAILED;
    }
  }

  private static void tell(Restore.Done done, CommandOutput out) {
    Map<String, Long> rows = new TreeMap<>(done.manifest().rows());
    out.say(
        "Restored the backup of %s. Accounts: %d, credentials: %d, records of activity: %d."
            .formatted(
                done.manifest().made(),
                rows.getOrDefault("account", 0L),
                rows.getOrDefault("credential", 0L),
                rows.getOrDefault("activity", 0L)));
    out.say(
        "%d of its %d sealed secrets open."
            .formatted(done.sealed().opening(), done.sealed().sealed()));
    if (done.sealed().opening() < done.sealed().sealed()) {
      out.say("Those that do not open have to be entered again.");
    }
    if (!done.keptAs().isEmpty()) {
      out.say(
          "The database from before is kept in %s; delete it when all is well."
              .formatted(done.keptAs()));
    }
  }
}
