package app.gatehouse.storage;

import java.security.MessageDigest;

/**
 * Feeds checksums blocks of many bytes, at the speed the processor has for it. Intel's instructions
 * for SHA-256 take a hundred times as long while the upper parts of the vector registers are in use
 * (docs/decisions/0043), and Java 25 does not release these before it hashes. The end of a long
 * copy does. For one thread at a time.
 */
public final class BulkDigest {

  /** Copies as long as this go the way that releases the registers. */
  private static final int LONG = 4096;

  private final byte[] copied = new byte[LONG];

  /**
   * @param count of bytes, from the first on
   */
  public void feed(MessageDigest digest, byte[] bytes, int count) {
    System.arraycopy(bytes, 0, copied, 0, Math.min(count, LONG));
    digest.update(bytes, 0, count);
  }
}
