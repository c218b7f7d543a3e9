package app.gatehouse.credentials;

import app.gatehouse.vault.SecretText;
import java.util.List;

/**
 * What was found in a text or a file, to be looked at before any of it is saved. Whoever takes it
 * closes it, and with it every secret inside.
 *
 * @param keys in the order they were found, those of one provider together
 * @param refused what is named like a key and is none
 * @param ignored how many other entries there were
 */
public record FoundKeys(List<FoundKey> keys, List<RefusedKey> refused, int ignored)
    implements AutoCloseable {

  public FoundKeys {
    keys = List.copyOf(keys);
    refused = List.copyOf(refused);
  }

  @Override
  public void close() {
    for (FoundKey key : keys) {
      SecretText secret = key.secret();
      if (secret != null) {
        secret.close();
      }
    }
  }
}
