package app.gatehouse.outbound;

import java.net.URI;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** A way out that may go to one address although a user typed it. */
public final class AllowedHostsForTests {

  private AllowedHostsForTests() {}

  public static OutboundHttp allowing(URI address) {
    return new OutboundHttp(
        AllowedHosts.parse(List.of(address.getAuthority())),
        "test",
        SystemDefaultDnsResolver.INSTANCE);
  }
}
