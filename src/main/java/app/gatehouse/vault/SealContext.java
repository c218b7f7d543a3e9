package app.gatehouse.vault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Whose secret it is and what for. A sealed secret opens only under the very context it was sealed
 * for, so one moved to another row, account or provider does not open.
 *
 * @param purpose what kind of thing is sealed, for example {@code credential}
 * @param owner the account it belongs to
 * @param provider the provider it is good for
 * @param credentialId the row it is kept in
 * @param field which secret of that row, and where it may be sent if the user said so
 */
public record SealContext(
    String purpose, String owner, String provider, String credentialId, String field) {

  /** Raised when the meaning or order of the parts changes. */
  private static final int VERSION = 1;

  /** The parts, each preceded by its length, so that no two contexts have the same bytes. */
  byte[] canonical() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String part :
        List.of(purpose, owner, provider, credentialId, field, Integer.toString(VERSION))) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
      out.writeBytes(utf8);
    }
    return out.toByteArray();
  }
}
