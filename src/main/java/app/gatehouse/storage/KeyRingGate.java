package app.gatehouse.storage;

import app.gatehouse.vault.DamagedKeyFileException;
import app.gatehouse.vault.KeyRing;
import app.gatehouse.vault.KeyRingFiles;
import app.gatehouse.vault.MasterKey;
import app.gatehouse.vault.UnreadableKeyFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lets a start through only with the key ring that the database's secrets were sealed by, and only
 * where nobody else can read it. A new key is made only where nothing has ever been sealed. A
 * retired key need not be there.
 */
final class KeyRingGate {

  private final KeyRingFiles files;
  private final SealedDataProbe database;

  private KeyRingGate(KeyRingFiles files, SealedDataProbe database) {
    this.files = files;
    this.database = database;
  }

  /**
   * @param allowShared whether others than the owner may have access to the key files
   */
  static KeyRing pass(KeyRingFiles files, SealedDataProbe database, boolean allowShared)
      throws IOException {
    KeyRingGate gate = new KeyRingGate(files, database);
    Optional<KeyRing> ring = gate.read(allowShared);
    if (ring.isPresent()) {
      gate.check(ring.get());
      files.removeLeftovers();
      return ring.get();
    }
    if (database.nothingSealed()) {
      return files.create(new SecureRandom());
    }
    throw missing(
        database.active().or(database::firstNamed).map(files::file).orElse(files.firstFile()));
  }

  private Optional<KeyRing> read(boolean allowShared) throws IOException {
    try {
      List<Path> open = allowShared ? List.of() : files.openToOthers();
      if (!open.isEmpty()) {
        throw refused(
            "%s can be read by others than the owner; run %s, or set gatehouse.key-ring.allow-shared-permissions=true if others are meant to."
                .formatted(
                    joined(open),
                    open.stream().map(KeyRingGate::chmod).collect(Collectors.joining(" && "))));
      }
      return files.read();
    } catch (DamagedKeyFileException e) {
      throw refused(
          "the key file %s does not hold a master key; put it back from your backup."
              .formatted(e.file()));
    } catch (UnreadableKeyFileException e) {
      throw unreadable("file", e.file());
    } catch (AccessDeniedException e) {
      throw unreadable("folder", files.folder());
    }
  }

  private void check(KeyRing ring) {
    for (Map.Entry<String, KeyRecord> known : new TreeMap<>(database.keys()).entrySet()) {
      check(known.getKey(), known.getValue(), ring.find(known.getKey()));
    }
    for (String id : database.sealedBy().keySet()) {
      if (!database.keys().containsKey(id)) {
        throw refused(
            "the database holds secrets sealed by a master key %s that it has no record of; restore the database and the key folder %s from the same backup."
                .formatted(id, files.folder()));
      }
      if (ring.find(id).isEmpty()) {
        throw missing(files.file(id));
      }
    }
    database.active().ifPresent(ring::activate);
  }

  private void check(String id, KeyRecord known, Optional<MasterKey> key) {
    boolean retired = known.state() == KeyRecord.State.RETIRED;
    if (key.isEmpty() && !retired) {
      throw missing(files.file(id));
    }
    if (key.isPresent() && !key.get().checkValue().equals(known.checkValue())) {
      throw refused(
          "the key file %s is not the master key that sealed the secrets in the database; put the right one back from your backup, or point gatehouse.key-dir at the folder that has it."
              .formatted(files.file(id)));
    }
  }

  private static StartupRefusedException missing(Path file) {
    return refused(
        "the database holds secrets sealed by a master key, but the key file %s is missing; put it back from your backup, or point gatehouse.key-dir at the folder that has it."
            .formatted(file));
  }

  private static StartupRefusedException unreadable(String what, Path path) {
    return refused(
        "the key %s %s cannot be read; see that it belongs to the user who runs Gatehouse, and run %s."
            .formatted(what, path, chmod(path)));
  }

  private static String joined(List<Path> open) {
    return open.stream()
        .map(path -> (Files.isDirectory(path) ? "the key folder " : "the key file ") + path)
        .collect(Collectors.joining(" and "));
  }

  private static String chmod(Path path) {
    return (Files.isDirectory(path) ? "chmod 700 " : "chmod 600 ") + path;
  }

  private static StartupRefusedException refused(String sentence) {
    return new StartupRefusedException(StartupRefusedException.CONFIGURATION, sentence);
  }
}
