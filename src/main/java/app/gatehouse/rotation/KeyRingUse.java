package app.gatehouse.rotation;

import java.util.List;

/**
 * The master keys and what they seal, counted in the database.
 *
 * @param keys the newest first; one of them is active
 */
public record KeyRingUse(List<KeyUse> keys) {

  public KeyUse active() {
    return keys.stream().filter(KeyUse::active).findFirst().orElseThrow();
  }

  /** How many secrets another key than the active one seals. */
  public long sealedByOthers() {
    return keys.stream().filter(key -> !key.active()).mapToLong(KeyUse::sealed).sum();
  }

  public long sealed() {
    return keys.stream().mapToLong(KeyUse::sealed).sum();
  }

  /** Whether a key waits to be retired. */
  boolean isUnfinished() {
    return sealedByOthers() > 0 || keys.stream().anyMatch(key -> !key.active() && !key.isRetired());
  }
}
