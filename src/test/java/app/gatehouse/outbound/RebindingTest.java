package app.gatehouse.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.gatehouse.outbound.GuardedResolver.RefusedAddressException;
import app.gatehouse.outbound.OutboundException.AddressRefused;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Names that answer one address when they are checked, and another one afterwards. */
class RebindingTest {

  private static final String METADATA = "169.254.169.254";

  /** On loopback, which is to the owner what the internet is to others: the permitted answer. */
  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @Test
  void theAddressThatWasCheckedIsTheOneConnectedTo() {
    server.stubFor(any(anyUrl()).willReturn(aResponse().withHeader("Connection", "close")));
    TurningNames names = new TurningNames(List.of("127.0.0.1"), List.of(METADATA));

    try (OutboundHttp http = new OutboundHttp(AllowedHosts.parse(List.of()), "test", names)) {
      OutboundRequest request = request("turns.example");
      assertThat(http.send(request).status()).isEqualTo(200);
      assertThat(names.asked()).isEqualTo(1);
      assertThatThrownBy(() -> http.send(request)).isInstanceOf(AddressRefused.class);
      assertThat(names.asked()).isEqualTo(2);
    }
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void aConnectionThatIsKeptOpenStaysWhereItWasChecked() {
    server.stubFor(any(anyUrl()).willReturn(aResponse()));
    TurningNames names = new TurningNames(List.of("127.0.0.1"), List.of(METADATA));

    try (OutboundHttp http = new OutboundHttp(AllowedHosts.parse(List.of()), "test", names)) {
      http.send(request("turns.example"));
      http.send(request("turns.example"));
    }
    assertThat(names.asked()).isEqualTo(1);
    server.verify(2, anyRequestedFor(anyUrl()));
  }

  @Test
  void ofAnAnswerWithBothOnlyThePermittedOneIsTried() {
    server.stubFor(any(anyUrl()).willReturn(aResponse()));
    DnsResolver both = new FixedNames(METADATA, "10.0.0.1", "127.0.0.1", "fd00:ec2::254");

    try (OutboundHttp http = new OutboundHttp(AllowedHosts.parse(List.of()), "test", both)) {
      assertThat(http.send(request("both.example")).status()).isEqualTo(200);
    }
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void aPublicNameThatTurnsToAMetadataServiceIsRefused() throws UnknownHostException {
    TurningNames names = new TurningNames(List.of("8.8.8.8"), List.of(METADATA));
    GuardedResolver resolver =
        new GuardedResolver(names, AddressTrust.TYPED, AllowedHosts.parse(List.of()));

    assertThat(resolver.resolve("turns.example", 443))
        .containsExactly(new InetSocketAddress(InetAddress.ofLiteral("8.8.8.8"), 443));
    assertThat(names.asked()).isEqualTo(1);
    assertThatThrownBy(() -> resolver.resolve("turns.example", 443))
        .isInstanceOf(RefusedAddressException.class);
  }

  @Test
  void aConfiguredNameThatTurnsToAMetadataServiceIsRefusedToo() throws UnknownHostException {
    TurningNames names = new TurningNames(List.of("8.8.8.8"), List.of(METADATA));
    GuardedResolver resolver =
        new GuardedResolver(names, AddressTrust.CONFIGURED, AllowedHosts.parse(List.of()));

    assertThat(resolver.resolve("api.example", 443)).hasSize(1);
    assertThatThrownBy(() -> resolver.resolve("api.example", 443))
        .isInstanceOf(RefusedAddressException.class);
  }

  private static OutboundRequest request(String name) {
    return OutboundRequest.get(URI.create("http://" + name + ":" + server.getPort() + "/"))
        .withTrust(AddressTrust.TYPED_BY_OWNER);
  }

  /** A name service that answers differently from the second time on. */
  private static final class TurningNames implements DnsResolver {

    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> first;
    private final List<String> later;

    TurningNames(List<String> first, List<String> later) {
      this.first = first;
      this.later = later;
    }

    int asked() {
      return asked.get();
    }

    @Override
    public InetAddress[] resolve(String host) {
      List<String> answer = asked.getAndIncrement() == 0 ? first : later;
      return answer.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
