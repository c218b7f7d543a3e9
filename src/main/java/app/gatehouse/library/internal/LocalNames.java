package app.gatehouse.library.internal;

import app.gatehouse.hub.RepositoryId;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * References of models that are files: {@code local/owner/repo/file}. A path that cannot be one, as
 * it is too long or has blanks in it, is cut and its blanks made underscores; a few digits of its
 * hash keep it apart from others, and the same on every machine.
 */
final class LocalNames {

  private static final int DIGITS = 10;

  private LocalNames() {}

  /**
   * @param file its path within the repository
   */
  static ModelRef of(RepositoryId repository, String file) {
    String path = repository + "/" + file;
    return new ModelRef(ProviderId.LOCAL, ModelRef.isValidId(path) ? path : shortened(path));
  }

  private static String shortened(String path) {
    StringBuilder id = new StringBuilder();
    path.codePoints()
        .map(c -> Character.isWhitespace(c) || Character.isISOControl(c) ? '_' : c)
        .forEach(id::appendCodePoint);
    int most = ModelRef.MAX_ID_LENGTH - DIGITS - 1;
    if (id.length() > most) {
      id.setLength(Character.isHighSurrogate(id.charAt(most - 1)) ? most - 1 : most);
    }
    return id.append('~').append(hash(path)).toString();
  }

  private static String hash(String path) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
