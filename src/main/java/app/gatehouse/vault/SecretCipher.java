package app.gatehouse.vault;

import com.ulisesbocchio.jasyptspringboot.encryptor.SimpleGCMByteEncryptor;
import com.ulisesbocchio.jasyptspringboot.encryptor.SimpleGCMConfig;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jasypt.iv.IvGenerator;

/**
 * Seals secrets with AES-256-GCM (Jasypt's SimpleGCM) under a key of their own, derived from the
 * active master key and the context. The sealed form is {@code v1.<keyId>.<base64>}, where the
 * base64 holds 12 bytes of nonce, the ciphertext and 16 bytes of tag.
 *
 * <p>The nonces are random, which is sound for 2^32 seals under one key (NIST SP 800-38D, 8.3).
 * That key is a record's own, so the count that matters is how often one record was sealed, not how
 * many secrets a master key has seen; see docs/decisions/0014.
 *
 * <p>Safe for use by many threads. See docs/decisions/0002.
 */
public final class SecretCipher {

  /** What stands before the base64. */
  private static final Pattern HEAD = Pattern.compile("v1\\.(k[1-9][0-9]{0,5})\\.");

  private final KeyRing keyRing;
  private final IvGenerator nonces;
  private final Consumer<Runnable> whenStored;

  /** What this one seals counts as stored at once. */
  public SecretCipher(KeyRing keyRing, SecureRandom random) {
    this(keyRing, random, Runnable::run);
  }

  /**
   * @param whenStored is given, at each seal, what to run once the sealed secret is stored or the
   *     attempt has failed: until then its key is not retired
   */
  public SecretCipher(KeyRing keyRing, SecureRandom random, Consumer<Runnable> whenStored) {
    this.keyRing = keyRing;
    this.nonces = new RandomNonces(random);
    this.whenStored = whenStored;
  }

  /** Seals under the active key. Two seals of the same secret differ. */
  public String seal(SealContext context, SecretText secret) {
    KeyRing.Lease lease = keyRing.lease();
    try {
      MasterKey master = lease.key();
      byte[] sealed = encryptor(master, context).encrypt(secret.utf8());
      return "v1." + master.id() + "." + Base64.getEncoder().encodeToString(sealed);
    } finally {
      whenStored.accept(lease::close);
    }
  }

  /**
   * Opens, and seals the same secret under the active key.
   *
   * @throws CannotOpenException as {@link #open} does
   */
  public String reseal(SealContext context, String sealed) {
    try (SecretText secret = open(context, sealed)) {
      return seal(context, secret);
    }
  }

  /**
   * Opens what was sealed for this very context. The caller closes the result.
   *
   * @throws CannotOpenException when it was altered in any bit, cut, sealed for another context, or
   *     by a key that is not on the ring
   */
  public SecretText open(SealContext context, String sealed) {
    Matcher head = HEAD.matcher(sealed);
    if (!head.lookingAt()) {
      throw new CannotOpenException();
    }
    MasterKey master = keyRing.find(head.group(1)).orElseThrow(CannotOpenException::new);
    try {
      byte[] bytes = decodeExactly(sealed.substring(head.end()));
      return SecretText.owning(encryptor(master, context).decrypt(bytes));
    } catch (CannotOpenException e) {
      throw e;
    } catch (Exception e) {
      // Jasypt throws the JDK's checked exceptions undeclared, and others for input that is too
      // short.
      throw new CannotOpenException();
    }
  }

  /**
   * Base64 leaves bits unused at its end; only the one spelling in which they are zero is taken.
   */
  private static byte[] decodeExactly(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
      Arrays.fill(bytes, (byte) 0);
      throw new CannotOpenException();
    }
    return bytes;
  }

  private SimpleGCMByteEncryptor encryptor(MasterKey master, SealContext context) {
    // The configuration prints its key in toString: it stays inside this method.
    SimpleGCMConfig config = new SimpleGCMConfig();
    config.setActualKey(master.deriveFor(context));
    config.setIvGenerator(nonces);
    return new SimpleGCMByteEncryptor(config);
  }

  private record RandomNonces(SecureRandom random) implements IvGenerator {

    @Override
    public byte[] generateIv(int lengthBytes) {
      byte[] nonce = new byte[lengthBytes];
      random.nextBytes(nonce);
      return nonce;
    }

    @Override
    public boolean includePlainIvInEncryptionResults() {
      return true;
    }
  }
}
