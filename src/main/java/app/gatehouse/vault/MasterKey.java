package app.gatehouse.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * 32 random bytes that every key in use is derived from, with the id by which sealed secrets name
 * them. Shows only its id.
 */
public final class MasterKey {

  static final int BYTES = 32;
  private static final Pattern ID = Pattern.compile("k[1-9][0-9]{0,5}");
  private static final String DERIVATION = "HKDF-SHA256";
  private static final byte[] CHECK_INFO = "gatehouse key check".getBytes(StandardCharsets.UTF_8);

  private final String id;
  private final SecretKey key;

  /** The first half of each derivation, the same for all (RFC 5869, 2.2). */
  private final SecretKey extracted;

  /**
   * @param id {@code k} and a number from 1
   * @param bytes 32; copied
   * @throws IllegalArgumentException when either has another form
   */
  MasterKey(String id, byte[] bytes) {
    if (!ID.matcher(id).matches() || bytes.length != BYTES) {
      throw new IllegalArgumentException("A master key has an id such as k1 and 32 bytes");
    }
    this.id = id;
    this.key = new SecretKeySpec(bytes, "Generic");
    this.extracted = derived("Generic", HKDFParameterSpec.ofExtract().addIKM(key).extractOnly());
  }

  static MasterKey random(String id, SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    try {
      return new MasterKey(id, bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  public String id() {
    return id;
  }

  /** The AES-256 key for one record: HKDF-SHA256 (RFC 5869) of this key over the context. */
  SecretKey deriveFor(SealContext context) {
    return derive("AES", context.canonical());
  }

  /**
   * A value that tells this key from any other and gives nothing of it away: 32 hexadecimal digits,
   * kept beside what the key seals.
   */
  public String checkValue() {
    byte[] check = derive("Generic", CHECK_INFO).getEncoded();
    return HexFormat.of().formatHex(check, 0, 16);
  }

  /** The bytes; the caller wipes them. */
  byte[] bytes() {
    return key.getEncoded();
  }

  private SecretKey derive(String algorithm, byte[] info) {
    return derived(algorithm, HKDFParameterSpec.expandOnly(extracted, info, BYTES));
  }

  private static SecretKey derived(String algorithm, AlgorithmParameterSpec how) {
    try {
      return KDF.getInstance(DERIVATION).deriveKey(algorithm, how);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java lacks " + DERIVATION, e);
    }
  }

  @Override
  public String toString() {
    return "MasterKey " + id;
  }
}
