package app.gatehouse.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file that {@link PassphraseCipher} writes: JSON that says how its content was sealed. Read
 * strictly, so that there is one way to say a thing.
 *
 * @param memoryKiB with the next two, Argon2id's cost
 * @param salt 16 bytes in base64
 * @param nonce 12 bytes in base64
 * @param ciphertext with the 16 bytes of its tag, in base64
 */
record PassphraseEnvelope(
    String format,
    int version,
    String kdf,
    int memoryKiB,
    int iterations,
    int parallelism,
    String salt,
    String cipher,
    String nonce,
    String ciphertext) {

  /** Bytes. */
  static final int MAX_FILE = 64 * 1024;

  static final int SALT_BYTES = 16;
  static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int VERSION = 1;
  private static final String KDF = "argon2id";
  private static final String CIPHER = "AES-256-GCM";
  private static final int LONGEST_BEGINNING = 512;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Without content yet. */
  static PassphraseEnvelope header(String format, PassphraseCost cost, byte[] salt, byte[] nonce) {
    return new PassphraseEnvelope(
        format,
        VERSION,
        KDF,
        cost.memoryKiB(),
        cost.iterations(),
        cost.parallelism(),
        base64(salt),
        CIPHER,
        base64(nonce),
        "");
  }

  PassphraseEnvelope holding(byte[] sealed) {
    return new PassphraseEnvelope(
        format,
        version,
        kdf,
        memoryKiB,
        iterations,
        parallelism,
        salt,
        cipher,
        nonce,
        base64(sealed));
  }

  /** Whether a file begins by saying that it is of this format. */
  static boolean isOf(String format, byte[] file) {
    String beginning =
        new String(file, 0, Math.min(file.length, LONGEST_BEGINNING), StandardCharsets.ISO_8859_1);
    return Pattern.compile("\\s*\\{\\s*\"format\"\\s*:\\s*\"" + Pattern.quote(format) + "\"")
        .matcher(beginning)
        .lookingAt();
  }

  /**
   * @throws CannotOpenException when it is not such a file, or asks for too much
   */
  static PassphraseEnvelope read(String format, byte[] file) {
    if (file.length > MAX_FILE) {
      throw new CannotOpenException();
    }
    try {
      PassphraseEnvelope envelope = MAPPER.readValue(file, PassphraseEnvelope.class);
      if (!envelope.isUsable(format)) {
        throw new CannotOpenException();
      }
      return envelope;
    } catch (JacksonException | IllegalArgumentException e) {
      throw new CannotOpenException();
    }
  }

  private boolean isUsable(String expected) {
    return format.equals(expected)
        && version == VERSION
        && kdf.equals(KDF)
        && cipher.equals(CIPHER)
        && new PassphraseCost(memoryKiB, iterations, parallelism).isBearable()
        && saltBytes().length == SALT_BYTES
        && nonceBytes().length == NONCE_BYTES
        && sealed().length >= TAG_BYTES;
  }

  byte[] saltBytes() {
    return decoded(salt);
  }

  byte[] nonceBytes() {
    return decoded(nonce);
  }

  byte[] sealed() {
    return decoded(ciphertext);
  }

  /** Everything but the content, which the seal covers by itself. */
  byte[] authenticated() {
    return String.join(
            "\n",
            format,
            Integer.toString(version),
            kdf,
            Integer.toString(memoryKiB),
            Integer.toString(iterations),
            Integer.toString(parallelism),
            salt,
            cipher,
            nonce)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** By hand, since a blank line too many would be one more bit that nobody checks. */
  byte[] write() {
    return """
    {
      "format": "%s",
      "version": %d,
      "kdf": "%s",
      "memoryKiB": %d,
      "iterations": %d,
      "parallelism": %d,
      "salt": "%s",
      "cipher": "%s",
      "nonce": "%s",
      "ciphertext": "%s"
    }
    """
        .formatted(
            format,
            version,
            kdf,
            memoryKiB,
            iterations,
            parallelism,
            salt,
            cipher,
            nonce,
            ciphertext)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Base64 leaves bits unused at its end: only the spelling in which they are zero is taken. */
  private static byte[] decoded(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (!base64(bytes).equals(base64)) {
      Arrays.fill(bytes, (byte) 0);
      throw new CannotOpenException();
    }
    return bytes;
  }
}
