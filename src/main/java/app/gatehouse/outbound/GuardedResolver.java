package app.gatehouse.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for the connection that is being made, and gives it only addresses it may go to.
 * What is checked is what is connected to: a name that changes its address between two look-ups
 * gains nothing.
 */
final class GuardedResolver implements DnsResolver {

  private final DnsResolver names;
  private final AddressTrust trust;
  private final AllowedHosts allowed;

  GuardedResolver(DnsResolver names, AddressTrust trust, AllowedHosts allowed) {
    this.names = names;
    this.trust = trust;
    this.allowed = allowed;
  }

  /** All known addresses are of no use. */
  static final class RefusedAddressException extends UnknownHostException {

    RefusedAddressException(String host) {
      super(host);
    }
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    List<InetSocketAddress> permitted = new ArrayList<>();
    for (InetAddress address : names.resolve(host)) {
      if (allowed.permits(trust, host, port, address)) {
        permitted.add(new InetSocketAddress(address, port));
      }
    }
    if (permitted.isEmpty()) {
      throw new RefusedAddressException(host);
    }
    return permitted;
  }

  /** Without a port nothing can be decided, so nothing is given. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    throw new RefusedAddressException(host);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
