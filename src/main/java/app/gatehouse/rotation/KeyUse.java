package app.gatehouse.rotation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a master key is for, and how much is sealed by it.
 *
 * @param createdAt null where it was made before that was written down
 * @param retiredAt null while it is not retired
 * @param sealed how many secrets name it
 */
public record KeyUse(
    String id,
    boolean active,
    @Nullable Instant createdAt,
    @Nullable Instant retiredAt,
    long sealed) {

  public boolean isRetired() {
    return retiredAt != null;
  }
}
