package app.gatehouse.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * IPv4 addresses inside IPv6 ones. A gateway or tunnel on the way may send a packet for the outer
 * address to the inner one, so who refuses the inner one refuses the outer one too.
 */
final class EmbeddedV4 {

  private static final int V4_BYTES = 4;

  /**
   * Where an inner address lies.
   *
   * @param within the outer addresses that have one
   * @param bytes the four places of its bytes, from 0
   * @param inverted whether every bit of it is flipped, as Teredo does
   */
  private record Form(Network within, boolean inverted, int... bytes) {

    static Form of(String cidr, int... bytes) {
      return new Form(Network.of(cidr), false, bytes);
    }
  }

  private static final List<Form> FORMS =
      List.of(
          // IPv4-compatible, IPv4-translated (RFC 2765), NAT64 (RFC 6052).
          Form.of("::/96", 12, 13, 14, 15),
          Form.of("::ffff:0:0:0/96", 12, 13, 14, 15),
          Form.of("64:ff9b::/96", 12, 13, 14, 15),
          // NAT64 of one's own (RFC 8215): its prefix may have any length, and byte 8 stays free.
          Form.of("64:ff9b:1::/48", 12, 13, 14, 15),
          Form.of("64:ff9b:1::/48", 6, 7, 9, 10),
          Form.of("64:ff9b:1::/48", 7, 9, 10, 11),
          Form.of("64:ff9b:1::/48", 9, 10, 11, 12),
          // 6to4 and Teredo.
          Form.of("2002::/16", 2, 3, 4, 5),
          new Form(Network.of("2001::/32"), true, 12, 13, 14, 15));

  private EmbeddedV4() {}

  /** All that may be meant; none for an IPv4 address and for most IPv6 addresses. */
  static List<InetAddress> in(InetAddress address) {
    List<InetAddress> inner = new ArrayList<>();
    if (address instanceof Inet6Address) {
      byte[] outer = address.getAddress();
      for (Form form : FORMS) {
        if (form.within().contains(address)) {
          inner.add(inner(outer, form));
        }
      }
      if (isIsatap(outer)) {
        inner.add(inner(outer, Form.of("::/0", 12, 13, 14, 15)));
      }
    }
    return inner;
  }

  private static InetAddress inner(byte[] outer, Form form) {
    byte[] bytes = new byte[V4_BYTES];
    for (int i = 0; i < V4_BYTES; i++) {
      byte value = outer[form.bytes()[i]];
      bytes[i] = form.inverted() ? (byte) ~value : value;
    }
    try {
      return Inet4Address.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("Four bytes are an address", impossible);
    }
  }

  /** An interface id that begins with 0:5efe or 200:5efe (RFC 5214), under any prefix. */
  private static boolean isIsatap(byte[] outer) {
    return (outer[8] & ~0x02) == 0
        && outer[9] == 0
        && outer[10] == 0x5e
        && (outer[11] & 0xff) == 0xfe;
  }
}
