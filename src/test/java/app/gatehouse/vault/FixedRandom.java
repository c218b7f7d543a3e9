package app.gatehouse.vault;

import java.security.SecureRandom;

/** Counts 0, 1, 2… where randomness is asked for, so that what is sealed is known beforehand. */
final class FixedRandom extends SecureRandom {

  private byte next;

  @Override
  public void nextBytes(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = next++;
    }
  }
}
