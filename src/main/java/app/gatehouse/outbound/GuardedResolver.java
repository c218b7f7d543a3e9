package app.gatehouse.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
    for (InetAddress address : lookUp(host)) {
      if (allowed.permits(trust, host, port, address)) {
        permitted.add(new InetSocketAddress(address, port));
      }
    }
    if (permitted.isEmpty()) {
      throw new RefusedAddressException(host);
    }
    return permitted;
  }

  /** On a thread of its own, because nothing else ends a look-up that hangs. */
  private InetAddress[] lookUp(String host) throws UnknownHostException {
    FutureTask<InetAddress[]> task = new FutureTask<>(() -> names.resolve(host));
    Thread thread = Thread.ofVirtual().name("outbound-names").start(task);
    try {
      return task.get();
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      throw new IllegalStateException("The look-up of a name failed", failed.getCause());
    }
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
