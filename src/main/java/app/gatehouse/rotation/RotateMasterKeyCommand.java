package app.gatehouse.rotation;

import app.gatehouse.commands.Command;
import app.gatehouse.commands.CommandInfo;
import app.gatehouse.commands.CommandOutput;
import app.gatehouse.commands.ExitCodes;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** {@code rotate-master-key}: rotates, or goes on with a rotation, and shows how far it is. */
@Component
@CommandInfo(
    name = RotateMasterKeyCommand.NAME,
    arguments = "[" + RotateMasterKeyCommand.DRY_RUN + "]",
    help = "Makes a new master key and seals everything anew by it.")
class RotateMasterKeyCommand implements Command {

  static final String NAME = "rotate-master-key";
  static final String DRY_RUN = "dry-run";
  private static final long LOOK_NANOS = 200_000_000;

  private final MasterKeyRotation rotation;

  RotateMasterKeyCommand(MasterKeyRotation rotation) {
    this.rotation = rotation;
  }

  @Override
  public int run(List<String> arguments, CommandOutput out) {
    if (arguments.isEmpty()) {
      return rotate(out);
    }
    if (arguments.equals(List.of(DRY_RUN))) {
      return say(out);
    }
    out.problem("Use %s, or %s %s to see what it would do.".formatted(NAME, NAME, DRY_RUN));
    return ExitCodes.USAGE;
  }

  private int say(CommandOutput out) {
    KeyRingUse use = rotation.use();
    sayKeys(use, out);
    if (rotation.progress().isRunning() || rotation.isUnfinished()) {
      out.say(
          "A rotation to %s is under way; %s would be sealed anew by it."
              .formatted(use.active().id(), secrets(use.sealedByOthers())));
    } else {
      out.say(
          "A new key would be made in %s, and %s sealed anew by it, %d at a time."
              .formatted(rotation.keyFolder(), secrets(use.sealed()), rotation.batchSize()));
    }
    out.say("Nothing was changed.");
    return ExitCodes.DONE;
  }

  private int rotate(CommandOutput out) {
    if (rotation.progress().isRunning() || rotation.isUnfinished()) {
      rotation.resume();
      out.say("Going on with the rotation to %s.".formatted(rotation.activeKey()));
    } else {
      try {
        rotation.begin();
      } catch (IOException e) {
        out.problem(
            "The new key cannot be written to %s (%s); see that the folder can be written, then try again. Nothing was changed."
                .formatted(rotation.keyFolder(), e.getClass().getSimpleName()));
        return ExitCodes.FAILED;
      }
      out.say(
          "%s is made and seals from now on. Back up %s."
              .formatted(rotation.activeKey(), rotation.keyFolder()));
    }
    follow(out);
    return sayEnd(rotation.progress(), out);
  }

  /** Looks again and again: at the other end somebody may go away at any time. */
  private void follow(CommandOutput out) {
    long said = -1;
    for (RotationProgress now = rotation.progress(); now.isRunning(); now = rotation.progress()) {
      if (out.cancelled()) {
        rotation.cancel();
      }
      if (now.resealed() != said) {
        said = now.resealed();
        out.say(
            String.format(
                Locale.ROOT, "%,d of %,d secrets sealed anew", now.resealed(), now.total()));
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private int sayEnd(RotationProgress end, CommandOutput out) {
    return switch (end.phase()) {
      case DONE -> {
        sayDone(end, out);
        yield ExitCodes.DONE;
      }
      case CANCELLED -> {
        out.problem(
            "Cancelled after %s. Everything still opens; give the command again to go on, else the next start does."
                .formatted(secrets(end.resealed())));
        yield ExitCodes.FAILED;
      }
      case IDLE, RUNNING, FAILED -> {
        out.problem(
            "Stopped after %s, because something failed; the log of Gatehouse says what. Everything still opens; give the command again to go on."
                .formatted(secrets(end.resealed())));
        yield ExitCodes.FAILED;
      }
    };
  }

  private void sayDone(RotationProgress end, CommandOutput out) {
    out.say("Done: %s sealed anew.".formatted(secrets(end.resealed())));
    if (end.unopenable() > 0) {
      out.say(
          "Left as they are, since they do not open: %s; whoever saved them has to enter them again."
              .formatted(secrets(end.unopenable())));
    }
    sayKeys(rotation.use(), out);
    out.say("Keep each key's file for as long as you keep a backup from its time.");
  }

  private static void sayKeys(KeyRingUse use, CommandOutput out) {
    for (KeyUse key : use.keys()) {
      String state = key.active() ? "active" : key.isRetired() ? "retired" : "replaced";
      out.say("  %-8s %-9s seals %s".formatted(key.id(), state, secrets(key.sealed())));
    }
  }

  private static String secrets(long count) {
    return count == 1 ? "1 secret" : String.format(Locale.ROOT, "%,d secrets", count);
  }
}
