package app.gatehouse.storage;

import app.gatehouse.vault.DamagedKeyFileException;
import app.gatehouse.vault.KeyRing;
import app.gatehouse.vault.KeyRingFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a start through only with the key ring that the database's secrets were sealed by. A new key
 * is made only where nothing has ever been sealed.
 */
final class KeyRingGate {

  private KeyRingGate() {}

  static KeyRing pass(Path keyFolder, SealedDataProbe database) throws IOException {
    KeyRingFiles files = new KeyRingFiles(keyFolder);
    Optional<KeyRing> ring = read(files);
    if (ring.isEmpty()) {
      if (database.nothingSealed()) {
        return files.create(new SecureRandom());
      }
      throw refused(
          "the database holds secrets sealed by a master key, but the key file %s is missing; put it back from your backup, or point gatehouse.key-dir at the folder that has it."
              .formatted(files.firstFile()));
    }
    for (Map.Entry<String, String> check : database.checkValues().entrySet()) {
      boolean right =
          ring.get()
              .find(check.getKey())
              .filter(key -> key.checkValue().equals(check.getValue()))
              .isPresent();
      if (!right) {
        throw refused(
            "the key file %s is not the master key that sealed the secrets in the database; put the right one back from your backup, or point gatehouse.key-dir at the folder that has it."
                .formatted(keyFolder.resolve(check.getKey() + ".key")));
      }
    }
    return ring.get();
  }

  private static Optional<KeyRing> read(KeyRingFiles files) throws IOException {
    try {
      return files.read();
    } catch (DamagedKeyFileException e) {
      throw refused(
          "the key file %s does not hold a master key; put it back from your backup."
              .formatted(e.file()));
    }
  }

  private static StartupRefusedException refused(String sentence) {
    return new StartupRefusedException(StartupRefusedException.CONFIGURATION, sentence);
  }
}
