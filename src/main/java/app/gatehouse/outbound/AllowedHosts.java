package app.gatehouse.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The {@code host:port} pairs that an operator lets typed addresses reach. */
final class AllowedHosts {

  private static final int MAX_PORT = 65535;

  private final Set<String> pairs;

  private AllowedHosts(Set<String> pairs) {
    this.pairs = Set.copyOf(pairs);
  }

  /**
   * @throws IllegalArgumentException naming the entry that is not {@code host:port}, or that is the
   *     address of a metadata service
   */
  static AllowedHosts parse(Collection<String> entries) {
    Set<String> pairs = new HashSet<>();
    for (String entry : entries) {
      URI uri = parse(entry);
      String host = HostLiteral.plain(uri.getHost());
      if (HostLiteral.address(host).filter(PublicAddresses::isMetadata).isPresent()) {
        throw refused(entry, "is the address of a metadata service");
      }
      pairs.add(pair(host, uri.getPort()));
    }
    return new AllowedHosts(pairs);
  }

  private static URI parse(String entry) {
    try {
      URI uri = URI.create("//" + entry.strip());
      boolean onlyHostAndPort = uri.toString().equals("//" + uri.getHost() + ":" + uri.getPort());
      boolean port = uri.getPort() > 0 && uri.getPort() <= MAX_PORT;
      if (uri.getHost() != null && port && onlyHostAndPort) {
        return uri;
      }
    } catch (IllegalArgumentException malformed) {
      // Said below, with the name of the property.
    }
    throw refused(entry, "is not host:port");
  }

  private static IllegalArgumentException refused(String entry, String why) {
    return new IllegalArgumentException(
        "gatehouse.outbound.allowed-hosts: \"" + entry + "\" " + why);
  }

  /**
   * @param host as it stands in an address, in any case, with or without brackets
   */
  boolean contains(String host, int port) {
    return pairs.contains(pair(HostLiteral.plain(host), port));
  }

  /** Whether a connection that was asked for by this host and port may go to this address. */
  boolean permits(AddressTrust trust, String host, int port, InetAddress address) {
    return switch (trust) {
      case CONFIGURED -> !PublicAddresses.isMetadataService(address);
      case TYPED -> permitsTyped(host, port, address);
      case TYPED_BY_OWNER -> address.isLoopbackAddress() || permitsTyped(host, port, address);
    };
  }

  private boolean permitsTyped(String host, int port, InetAddress address) {
    return PublicAddresses.isPublic(address)
        || (contains(host, port) && !PublicAddresses.isMetadata(address));
  }

  private static String pair(String plainHost, int port) {
    return plainHost + " " + port;
  }
}
