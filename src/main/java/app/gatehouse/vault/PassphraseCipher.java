package app.gatehouse.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Seals a text under a pass phrase, as a file that opens anywhere: Argon2id makes the key of the
 * pass phrase, AES-256-GCM seals, and everything the file says of itself is authenticated. The
 * format is described in docs/guide/keys-export.md; see docs/decisions/0022.
 *
 * <p>Safe for use by many threads. Only one key is made at a time, since each takes as much memory
 * as the file says, up to 128 MiB.
 */
public final class PassphraseCipher {

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final String KEY_ALGORITHM = "AES";
  private static final int KEY_BYTES = 32;
  private static final int TAG_BITS = 128;
  private static final Semaphore ONE_AT_A_TIME = new Semaphore(1, true);

  private final String format;
  private final SecureRandom random;
  private final PassphraseCost cost;

  /**
   * @param format the name by which the file says what is in it: lower-case letters and dashes
   */
  public PassphraseCipher(String format, SecureRandom random) {
    this(format, random, PassphraseCost.OF_TODAY);
  }

  // Visible for testing.
  PassphraseCipher(String format, SecureRandom random, PassphraseCost cost) {
    this.format = format;
    this.random = random;
    this.cost = cost;
  }

  /**
   * The file. Two of the same text differ.
   *
   * @throws IllegalArgumentException when it would be larger than {@link #open} takes
   */
  public byte[] seal(SecretText passphrase, SecretText text) {
    PassphraseEnvelope header =
        PassphraseEnvelope.header(
            format,
            cost,
            bytes(PassphraseEnvelope.SALT_BYTES),
            bytes(PassphraseEnvelope.NONCE_BYTES));
    try {
      byte[] sealed = run(Cipher.ENCRYPT_MODE, header, passphrase, text.utf8());
      byte[] file = header.holding(sealed).write();
      if (file.length > PassphraseEnvelope.MAX_FILE) {
        throw new IllegalArgumentException("Too much for one file");
      }
      return file;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has AES-256-GCM", e);
    }
  }

  /**
   * The text, to be closed by the caller.
   *
   * @throws CannotOpenException when the pass phrase is another one, the file was altered in any
   *     bit, cut, is of another format or version, asks for more than 128 MiB of memory or 6
   *     iterations to make its key, or is larger than 64 KiB
   */
  public SecretText open(SecretText passphrase, byte[] file) {
    PassphraseEnvelope envelope = PassphraseEnvelope.read(format, file);
    try {
      return SecretText.owning(run(Cipher.DECRYPT_MODE, envelope, passphrase, envelope.sealed()));
    } catch (GeneralSecurityException e) {
      throw new CannotOpenException();
    }
  }

  /** Whether a file says that it is of this format, in whatever version and state. */
  public boolean recognises(byte[] file) {
    return PassphraseEnvelope.isOf(format, file);
  }

  private static byte[] run(
      int mode, PassphraseEnvelope header, SecretText passphrase, byte[] input)
      throws GeneralSecurityException {
    byte[] key = key(header, passphrase);
    try {
      Cipher cipher = Cipher.getInstance(TRANSFORMATION);
      cipher.init(
          mode,
          new SecretKeySpec(key, KEY_ALGORITHM),
          new GCMParameterSpec(TAG_BITS, header.nonceBytes()));
      cipher.updateAAD(header.authenticated());
      return cipher.doFinal(input);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] key(PassphraseEnvelope header, SecretText passphrase) {
    Argon2Parameters parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(header.memoryKiB())
            .withIterations(header.iterations())
            .withParallelism(header.parallelism())
            .withSalt(header.saltBytes())
            .build();
    // The same letters may be typed in two ways.
    byte[] typed =
        Normalizer.normalize(passphrase.expose(), Normalizer.Form.NFC)
            .getBytes(StandardCharsets.UTF_8);
    byte[] key = new byte[KEY_BYTES];
    ONE_AT_A_TIME.acquireUninterruptibly();
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(parameters);
      generator.generateBytes(typed, key);
      return key;
    } finally {
      ONE_AT_A_TIME.release();
      Arrays.fill(typed, (byte) 0);
    }
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
