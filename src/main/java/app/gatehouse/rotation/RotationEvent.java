package app.gatehouse.rotation;

import app.gatehouse.accounts.AccountId;
import org.jspecify.annotations.Nullable;

/** Something that happened to the master keys. */
public sealed interface RotationEvent {

  /**
   * A new key seals from now on.
   *
   * @param account who asked for it; null when it was asked for by a command
   */
  record Started(@Nullable AccountId account, String keyId) implements RotationEvent {}

  /** Some more has been sealed anew, or has not; see {@link MasterKeyRotation#progress}. */
  record Progressed() implements RotationEvent {}

  /** Nothing in this database is sealed by this key any more. */
  record KeyRetired(String keyId) implements RotationEvent {}

  /**
   * Everything that opens is sealed by the active key.
   *
   * @param unopenable how many secrets do not open, and were left as they were
   */
  record Finished(String keyId, long unopenable) implements RotationEvent {}
}
