package app.gatehouse.outbound;

import java.net.URI;

/**
 * Where no request may go although it could, because the operator wants it so. A feature says it by
 * a bean of this type; it holds for every request, whoever makes it.
 */
@FunctionalInterface
public interface KeptAway {

  /** Keeps away from nothing. */
  KeptAway NOWHERE = address -> false;

  /**
   * @param address where a request is about to go, absolute
   */
  boolean from(URI address);

  /**
   * Whether both lead to the same host and port, however their paths and the case of their letters
   * differ; http and https have their usual ports where none stands.
   */
  static boolean sameServer(URI one, URI other) {
    return one.getHost() != null
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
  }
}
