package app.gatehouse.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells public addresses from all others, after the special-purpose registries of RFC 6890. The
 * JDK's own questions are not enough: {@code isSiteLocalAddress} knows neither fc00::/7 nor
 * 100.64.0.0/10.
 */
final class PublicAddresses {

  private static final List<Network> SPECIAL_V4 =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** The only block of IPv6 that is given out for use on the internet. */
  private static final Network GLOBAL_V6 = Network.of("2000::/3");

  /**
   * Parts of that block that are not: protocol assignments (Teredo among them), documentation, and
   * 6to4, which carries an IPv4 address of anybody's choice.
   */
  private static final List<Network> SPECIAL_V6 =
      networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  /**
   * Where clouds tell their machines' secrets to whoever asks: AWS, Azure, Google, OpenStack and
   * others; tasks and pods of AWS; Tencent; Scaleway; Alibaba; Azure's and Oracle's second address;
   * then the same over IPv6.
   */
  private static final List<Network> METADATA_SERVICES =
      networks(
          "169.254.169.254/32",
          "169.254.170.2/32",
          "169.254.170.23/32",
          "169.254.0.23/32",
          "169.254.42.42/32",
          "100.100.100.200/32",
          "168.63.129.16/32",
          "192.0.0.192/32",
          "fe80::a9fe:a9fe/128",
          "fd00:ec2::/32",
          "fd20:ce::254/128",
          "fd00:42::42/128",
          "fd00:c1::a9fe:a9fe/128");

  /** Where a cloud we do not know would most likely put its own. */
  private static final List<Network> LINK_LOCAL = networks("169.254.0.0/16", "fe80::/10");

  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    if (isMetadata(address)) {
      return false;
    }
    if (address instanceof Inet4Address) {
      return !in(SPECIAL_V4, address);
    }
    return GLOBAL_V6.contains(address) && !in(SPECIAL_V6, address);
  }

  /**
   * Whether this may be a cloud's metadata service, which nobody can allow a typed address to
   * reach: a known one, or anything link-local; also through a gateway or tunnel.
   */
  static boolean isMetadata(InetAddress address) {
    return isMetadataService(address)
        || withEmbedded(address).anyMatch(inner -> in(LINK_LOCAL, inner));
  }

  /** Whether this is a metadata service we know of, which no request has any business with. */
  static boolean isMetadataService(InetAddress address) {
    return withEmbedded(address).anyMatch(inner -> in(METADATA_SERVICES, inner));
  }

  private static Stream<InetAddress> withEmbedded(InetAddress address) {
    return Stream.concat(Stream.of(address), EmbeddedV4.in(address).stream());
  }

  private static boolean in(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static List<Network> networks(String... cidrs) {
    return Stream.of(cidrs).map(Network::of).toList();
  }
}
