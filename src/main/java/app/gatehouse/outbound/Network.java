package app.gatehouse.outbound;

import java.net.InetAddress;

/**
 * A range of addresses, written as {@code 10.0.0.0/8}.
 *
 * @param prefix the number of leading bits that all its addresses share
 */
record Network(InetAddress address, int prefix) {

  /**
   * @throws IllegalArgumentException when the address is not a literal
   */
  static Network of(String cidr) {
    int slash = cidr.indexOf('/');
    return new Network(
        InetAddress.ofLiteral(cidr.substring(0, slash)),
        Integer.parseInt(cidr.substring(slash + 1)));
  }

  boolean contains(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
