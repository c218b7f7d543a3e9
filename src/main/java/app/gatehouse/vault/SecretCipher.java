package app.gatehouse.vault;

import com.ulisesbocchio.jasyptspringboot.encryptor.SimpleGCMByteEncryptor;
import com.ulisesbocchio.jasyptspringboot.encryptor.SimpleGCMConfig;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jasypt.iv.IvGenerator;

/**
 * Seals secrets with AES-256-GCM (Jasypt's SimpleGCM) under a key of their own, derived from the
 * active master key and the context. The sealed form is {@code v1.<keyId>.<base64>}, where the
 * base64 holds 12 bytes of nonce, the ciphertext and 16 bytes of tag.
 *
 * <p>Safe for use by many threads. See docs/decisions/0002.
 */
public final class SecretCipher {

  private static final Pattern FORM =
      Pattern.compile("v1\\.(k[0-9]{1,6})\\.([A-Za-z0-9+/]+={0,2})");

  private final KeyRing keyRing;
  private final IvGenerator nonces;

  public SecretCipher(KeyRing keyRing, SecureRandom random) {
    this.keyRing = keyRing;
    this.nonces = new RandomNonces(random);
  }

  /** Seals under the active key. Two seals of the same secret differ. */
  public String seal(SealContext context, SecretText secret) {
    MasterKey master = keyRing.active();
    byte[] sealed = encryptor(master, context).encrypt(secret.utf8());
    return "v1." + master.id() + "." + Base64.getEncoder().encodeToString(sealed);
  }

  /**
   * Opens what was sealed for this very context. The caller closes the result.
   *
   * @throws CannotOpenException when it was altered in any bit, cut, sealed for another context, or
   *     by a key that is not on the ring
   */
  public SecretText open(SealContext context, String sealed) {
    Matcher form = FORM.matcher(sealed);
    if (!form.matches()) {
      throw new CannotOpenException();
    }
    MasterKey master = keyRing.find(form.group(1)).orElseThrow(CannotOpenException::new);
    try {
      byte[] bytes = decodeExactly(form.group(2));
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
