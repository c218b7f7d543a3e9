package app.gatehouse.outbound;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/** Hosts as they stand in addresses: names, and numbers that are no names. */
final class HostLiteral {

  private HostLiteral() {}

  /** Lower case, without the brackets around an IPv6 address. */
  static String plain(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.startsWith("[") && lower.endsWith("]")
        ? lower.substring(1, lower.length() - 1)
        : lower;
  }

  /** The address when the host is one in figures, also in odd forms such as 2130706433. */
  static Optional<InetAddress> address(String plainHost) {
    try {
      return Optional.of(InetAddress.ofLiteral(plainHost));
    } catch (IllegalArgumentException name) {
      return Optional.empty();
    }
  }

  /**
   * Whether other programs might read the host as a number although the JDK does not, as they do
   * with 0x7f.1: its last label begins with a figure, which no public name's does.
   */
  static boolean looksNumeric(String plainHost) {
    String last = plainHost.substring(plainHost.lastIndexOf('.') + 1);
    return last.isEmpty() || Character.isDigit(last.charAt(0));
  }
}
