package app.gatehouse.credentials.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is kept of a key in memory so that it is found in a text again: its length, a keyed rolling
 * hash that picks out candidates in one pass, and a keyed hash (HMAC-SHA256) that decides. The key
 * of both is random and of this process alone.
 *
 * @param length characters
 */
record KeyPrint(int length, long rolling, byte[] mac) {

  /** What is shorter stands in texts by chance. */
  static final int SHORTEST = 8;

  /** 2^61 - 1, a prime. */
  private static final long MODULUS = (1L << 61) - 1;

  private static final String MAC = "HmacSHA256";

  /** Makes and finds prints. Safe for use by many threads. */
  static final class Maker {

    private final SecretKeySpec key;
    private final long base;

    Maker(SecureRandom random) {
      byte[] bytes = new byte[32];
      random.nextBytes(bytes);
      this.key = new SecretKeySpec(bytes, MAC);
      this.base = random.nextLong(1L << 32, MODULUS);
    }

    KeyPrint of(String secret) {
      long hash = 0;
      for (int index = 0; index < secret.length(); index++) {
        hash = add(multiply(hash, base), secret.charAt(index) + 1L);
      }
      return new KeyPrint(secret.length(), hash, mac(secret));
    }

    /** Where it stands in the text: where each of them begins. */
    List<Integer> find(KeyPrint print, String text) {
      List<Integer> found = new ArrayList<>();
      int length = print.length();
      long leaving = 1;
      for (int step = 1; step < length; step++) {
        leaving = multiply(leaving, base);
      }
      long hash = 0;
      for (int index = 0; index < text.length(); index++) {
        if (index >= length) {
          long gone = multiply(text.charAt(index - length) + 1L, leaving);
          hash = add(hash, MODULUS - gone);
        }
        hash = add(multiply(hash, base), text.charAt(index) + 1L);
        int start = index - length + 1;
        if (start >= 0
            && hash == print.rolling()
            && MessageDigest.isEqual(print.mac(), mac(text.substring(start, index + 1)))) {
          found.add(start);
        }
      }
      return found;
    }

    private byte[] mac(String text) {
      try {
        Mac mac = Mac.getInstance(MAC);
        mac.init(key);
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("This Java lacks " + MAC, e);
      }
    }

    private static long add(long one, long other) {
      long sum = one + other;
      return sum >= MODULUS ? sum - MODULUS : sum;
    }

    /** By the high and the low half of the product of 122 bits. */
    private static long multiply(long one, long other) {
      long high = Math.multiplyHigh(one, other);
      long low = one * other;
      long sum = (low & MODULUS) + ((low >>> 61) | (high << 3));
      return sum >= MODULUS ? sum - MODULUS : sum;
    }
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "KeyPrint";
  }
}
