package app.gatehouse.gateway.internal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * How a token is written: {@code gate_}, 256 random bits in 43 letters and digits, and a checksum
 * in 6. So a scanner of published code knows one when it sees it, and a mistyped one is refused
 * without a look at any that exists (docs/decisions/0035).
 */
final class TokenText {

  static final String PREFIX = "gate_";

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
  private static final int BYTES = 32;
  private static final int SECRET = 43;
  private static final int CHECKSUM = 6;
  private static final int LENGTH = PREFIX.length() + SECRET + CHECKSUM;

  private TokenText() {}

  static String random(SecureRandom random) {
    byte[] bits = new byte[BYTES];
    random.nextBytes(bits);
    String secret = digits(new BigInteger(1, bits), SECRET);
    return PREFIX + secret + checksum(secret);
  }

  /** Whether it has the form, the checksum included. */
  static boolean isWellFormed(String text) {
    if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
      return false;
    }
    for (int i = PREFIX.length(); i < LENGTH; i++) {
      if (DIGITS.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    String secret = text.substring(PREFIX.length(), PREFIX.length() + SECRET);
    return text.endsWith(checksum(secret));
  }

  /** How it begins and ends: far too little to guess the rest. */
  static String hint(String token) {
    return token.substring(0, PREFIX.length() + 4) + "…" + token.substring(LENGTH - 4);
  }

  private static String checksum(String secret) {
    CRC32 crc = new CRC32();
    crc.update(secret.getBytes(StandardCharsets.US_ASCII));
    return digits(BigInteger.valueOf(crc.getValue()), CHECKSUM);
  }

  private static String digits(BigInteger number, int length) {
    char[] text = new char[length];
    BigInteger rest = number;
    for (int i = length - 1; i >= 0; i--) {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      text[i] = DIGITS.charAt(parts[1].intValue());
      rest = parts[0];
    }
    return new String(text);
  }
}
