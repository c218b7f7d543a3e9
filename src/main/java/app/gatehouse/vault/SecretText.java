package app.gatehouse.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A secret while it is in use: shows itself as dots, cannot be serialized, and is wiped on close.
 *
 * <pre>{@code
 * try (SecretText secret = cipher.open(context, sealed)) {
 *   request.setHeader("Authorization", "Bearer " + secret.expose());
 * }
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public final class SecretText implements AutoCloseable {

  private static final String MASK = "••••••••";

  private final byte[] utf8;
  private boolean wiped;

  private SecretText(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** Takes a copy; the caller keeps and clears its own characters. */
  public static SecretText of(CharSequence text) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    Arrays.fill(encoded.array(), (byte) 0);
    return new SecretText(bytes);
  }

  /** Takes the array over: it is wiped with this secret. */
  static SecretText owning(byte[] utf8) {
    return new SecretText(utf8);
  }

  /** The bytes themselves, not a copy: they turn to zeros when this secret is closed. */
  byte[] utf8() {
    requireOpen();
    return utf8;
  }

  /**
   * The secret as a string, which cannot be wiped: for the last step only, such as setting a
   * header, and never kept.
   *
   * @throws IllegalStateException when the secret has been closed
   */
  public String expose() {
    requireOpen();
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    Arrays.fill(utf8, (byte) 0);
    wiped = true;
  }

  @Override
  public String toString() {
    return MASK;
  }

  private void requireOpen() {
    if (wiped) {
      throw new IllegalStateException("The secret has been wiped");
    }
  }
}
