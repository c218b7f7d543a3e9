package app.gatehouse.downloads.internal.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** By what the Hub names the content of a file. */
enum Checksum {
  /** Of a large file: SHA-256 of its bytes. */
  SHA256("SHA-256", "[0-9a-f]{64}"),
  /** Of a small one: what git calls the id of a blob, SHA-1 of its length and its bytes. */
  GIT("SHA-1", "[0-9a-f]{40}");

  private final String algorithm;
  private final Pattern form;

  Checksum(String algorithm, String form) {
    this.algorithm = algorithm;
    this.form = Pattern.compile(form);
  }

  /** Which one a name is; empty for none of them. */
  static Optional<Checksum> of(String etag) {
    for (Checksum each : values()) {
      if (each.form.matcher(etag).matches()) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * Before the first byte of the content.
   *
   * @param bytes of the whole content
   */
  MessageDigest begin(long bytes) {
    MessageDigest digest = digest();
    if (this == GIT) {
      digest.update(("blob " + bytes + "\0").getBytes(StandardCharsets.UTF_8));
    }
    return digest;
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException everyJdkHasThem) {
      throw new IllegalStateException(everyJdkHasThem);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
