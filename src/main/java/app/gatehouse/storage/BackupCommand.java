package app.gatehouse.storage;

import app.gatehouse.commands.Command;
import app.gatehouse.commands.CommandInfo;
import app.gatehouse.commands.CommandOutput;
import app.gatehouse.commands.ExitCodes;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code backup <file>}: a backup of the embedded database, also while Gatehouse serves. */
@Component
@CommandInfo(
    name = "backup",
    arguments = "<file>",
    help = "Backs up the database, not the key ring, to a new file; Gatehouse may be running")
class BackupCommand implements Command {

  private final Backups backups;

  BackupCommand(Backups backups) {
    this.backups = backups;
  }

  @Override
  public int run(List<String> arguments, CommandOutput out) {
    if (arguments.size() != 1) {
      out.problem("Name the new file, for example: backup /var/backups/gatehouse.zip");
      return ExitCodes.USAGE;
    }
    try {
      Path file = Path.of(arguments.getFirst());
      if (!file.isAbsolute()) {
        out.problem(
            "Name the file with its whole path: a running Gatehouse may have another folder than this"
                + " terminal.");
        return ExitCodes.USAGE;
      }
      Backups.Made made = backups.make(file);
      out.say(
          "Backed up to %2$s (%3$d bytes, credentials: %1$d)."
              .formatted(made.credentials(), made.file(), made.bytes()));
      out.say(
          "The key ring is not inside. Keep a copy of it somewhere else: without it nothing in the backup opens.");
      return ExitCodes.DONE;
    } catch (BackupException | StorageReadOnlyException e) {
      out.problem(String.valueOf(e.getMessage()));
      return ExitCodes.FAILED;
    }
  }
}
