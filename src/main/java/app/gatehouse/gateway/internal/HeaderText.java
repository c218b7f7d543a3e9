package app.gatehouse.gateway.internal;

import java.nio.charset.StandardCharsets;

/** Text as a header can carry it. */
final class HeaderText {

  private HeaderText() {}

  /** Percent-encodes what is no visible ASCII character. */
  static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet >= ' ' && octet < 0x7f) {
        safe.append((char) octet);
      } else {
        safe.append('%').append("%02X".formatted(octet & 0xff));
      }
    }
    return safe.toString();
  }
}
