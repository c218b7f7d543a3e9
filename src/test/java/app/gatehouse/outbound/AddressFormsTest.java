package app.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.gatehouse.outbound.OutboundException.AddressRefused;
import app.gatehouse.outbound.TypedAddress.Accepted;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way to write an address that we know of, at each of the places that decide: where it is
 * typed, and where a connection is made. The operator of these tests has allowed what an operator
 * may, and a little more.
 */
class AddressFormsTest {

  private static final int PORT = 8443;

  /** What a form comes to. Each allows what the ones before it allow, and something more. */
  private enum Reach {
    /** A metadata service that is known: nobody gets there. */
    NOBODY,
    /** Perhaps a metadata service: only a configured base URL gets there. */
    CONFIGURED,
    /** Private: so does a typed address that the operator has allowed. */
    OPERATOR,
    /** This machine: its owner may name it. */
    OWNER,
    /** The internet, in a form that may mean something else to the next reader. */
    UNUSUAL,
    /** The internet. */
    ANYBODY,
    /** Not an address at all: no request can be made for it. */
    NO_ADDRESS
  }

  /** Names that somebody else's name service gives private addresses to. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("169.254.169.254.nip.io", "169.254.169.254"),
          Map.entry("169-254-169-254.sslip.io", "169.254.169.254"),
          Map.entry("metadata.google.internal", "169.254.169.254"),
          Map.entry("metadata.google.internal.", "169.254.169.254"),
          Map.entry("metadata.tencentyun.com", "169.254.0.23"),
          Map.entry("100-100-100-200.example.com", "100.100.100.200"),
          Map.entry("nat64.example.com", "64:ff9b::a9fe:a9fe"),
          Map.entry("10.0.0.1.nip.io", "10.0.0.1"),
          Map.entry("0a000001.nip.io", "10.0.0.1"),
          Map.entry("printer.local", "192.168.1.20"),
          Map.entry("printer", "192.168.1.20"),
          // As a name service reads them that takes octal and hexadecimal figures.
          Map.entry("0177.0.0.1", "127.0.0.1"),
          Map.entry("0x7f000001", "127.0.0.1"),
          Map.entry("127.0.0.1.nip.io", "127.0.0.1"),
          Map.entry("localtest.me", "127.0.0.1"),
          Map.entry("localhost", "127.0.0.1"),
          Map.entry("localhost.", "127.0.0.1"),
          Map.entry("www.example.com", "93.184.215.14"));

  private final AllowedHosts allowed = AllowedHosts.parse(List.of("gpu.lan:11434"));
  private final TypedAddresses typed = new TypedAddresses(allowed);
  private final OutboundHttp http = new OutboundHttp(allowed, "test", new Names());

  @AfterEach
  void close() {
    http.close();
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        // Metadata services, plainly and in every disguise.
        arguments("169.254.169.254", Reach.NOBODY),
        arguments("169.254.43518", Reach.NO_ADDRESS),
        arguments("2852039166", Reach.NOBODY),
        arguments("169.254.169.254.", Reach.NO_ADDRESS),
        arguments("169.254.170.2", Reach.NOBODY),
        arguments("169.254.170.23", Reach.NOBODY),
        arguments("169.254.0.23", Reach.NOBODY),
        arguments("169.254.42.42", Reach.NOBODY),
        arguments("100.100.100.200", Reach.NOBODY),
        arguments("168.63.129.16", Reach.NOBODY),
        arguments("192.0.0.192", Reach.NOBODY),
        arguments("[::ffff:169.254.169.254]", Reach.NOBODY),
        arguments("[::ffff:a9fe:a9fe]", Reach.NOBODY),
        arguments("[0:0:0:0:0:ffff:a9fe:a9fe]", Reach.NOBODY),
        arguments("[::169.254.169.254]", Reach.NOBODY),
        arguments("[::ffff:0:169.254.169.254]", Reach.NOBODY),
        arguments("[64:ff9b::169.254.169.254]", Reach.NOBODY),
        arguments("[64:ff9b::a9fe:a9fe]", Reach.NOBODY),
        arguments("[64:ff9b:1::a9fe:a9fe]", Reach.NOBODY),
        arguments("[64:ff9b:1:a9fe:a9:fe00::]", Reach.NOBODY),
        arguments("[64:ff9b:1:a9:fe:a9fe::]", Reach.NOBODY),
        arguments("[64:ff9b:1:0:a9:fea9:fe00:0]", Reach.NOBODY),
        arguments("[2002:a9fe:a9fe::]", Reach.NOBODY),
        arguments("[2002:a9fe:a9fe::1]", Reach.NOBODY),
        arguments("[2001:0:1:2:3:4:5601:5601]", Reach.NOBODY),
        arguments("[2606:4700::5efe:169.254.169.254]", Reach.NOBODY),
        arguments("[2606:4700::200:5efe:a9fe:a9fe]", Reach.NOBODY),
        arguments("[fe80::a9fe:a9fe]", Reach.NOBODY),
        arguments("[fd00:ec2::254]", Reach.NOBODY),
        arguments("[FD00:0EC2:0:0:0:0:0:254]", Reach.NOBODY),
        arguments("[fd20:ce::254]", Reach.NOBODY),
        arguments("[fd00:42::42]", Reach.NOBODY),
        arguments("[fd00:c1::a9fe:a9fe]", Reach.NOBODY),
        arguments("metadata.google.internal", Reach.NOBODY),
        arguments("metadata.google.internal.", Reach.NOBODY),
        arguments("metadata.tencentyun.com", Reach.NOBODY),
        arguments("169.254.169.254.nip.io", Reach.NOBODY),
        arguments("169-254-169-254.sslip.io", Reach.NOBODY),
        arguments("100-100-100-200.example.com", Reach.NOBODY),
        arguments("nat64.example.com", Reach.NOBODY),
        // Private, and everything else that is not the internet.
        arguments("0.0.0.0", Reach.OPERATOR),
        arguments("0", Reach.OPERATOR),
        arguments("0.0.0", Reach.NO_ADDRESS),
        arguments("0.1.2.3", Reach.OPERATOR),
        arguments("10.0.0.1", Reach.OPERATOR),
        arguments("10.1", Reach.NO_ADDRESS),
        arguments("167772161", Reach.OPERATOR),
        arguments("172.16.0.1", Reach.OPERATOR),
        arguments("172.31.255.255", Reach.OPERATOR),
        arguments("192.168.0.1", Reach.OPERATOR),
        arguments("192.168.257", Reach.NO_ADDRESS),
        arguments("169.254.1.1", Reach.CONFIGURED),
        arguments("100.64.0.1", Reach.OPERATOR),
        arguments("100.127.255.254", Reach.OPERATOR),
        arguments("192.0.0.8", Reach.OPERATOR),
        arguments("192.0.2.1", Reach.OPERATOR),
        arguments("192.88.99.1", Reach.OPERATOR),
        arguments("198.18.0.1", Reach.OPERATOR),
        arguments("198.19.255.255", Reach.OPERATOR),
        arguments("198.51.100.1", Reach.OPERATOR),
        arguments("203.0.113.1", Reach.OPERATOR),
        arguments("224.0.0.1", Reach.OPERATOR),
        arguments("239.255.255.250", Reach.OPERATOR),
        arguments("240.0.0.1", Reach.OPERATOR),
        arguments("255.255.255.255", Reach.OPERATOR),
        arguments("4294967295", Reach.OPERATOR),
        arguments("[::]", Reach.OPERATOR),
        arguments("[0:0:0:0:0:0:0:0]", Reach.OPERATOR),
        arguments("[::127.0.0.1]", Reach.OPERATOR),
        arguments("[::ffff:10.0.0.1]", Reach.OPERATOR),
        arguments("[64:ff9b::10.0.0.1]", Reach.OPERATOR),
        arguments("[64:ff9b::8.8.8.8]", Reach.OPERATOR),
        arguments("[64:ff9b:1::1]", Reach.OPERATOR),
        arguments("[2002:7f00:1::]", Reach.OPERATOR),
        arguments("[2002:808:808::1]", Reach.OPERATOR),
        arguments("[2001::1]", Reach.OPERATOR),
        arguments("[2001:db8::1]", Reach.OPERATOR),
        arguments("[3fff::1]", Reach.OPERATOR),
        arguments("[100::1]", Reach.OPERATOR),
        arguments("[fc00::1]", Reach.OPERATOR),
        arguments("[fd12:3456::1]", Reach.OPERATOR),
        arguments("[fe80::1]", Reach.CONFIGURED),
        arguments("[fec0::1]", Reach.OPERATOR),
        arguments("[ff02::1]", Reach.OPERATOR),
        arguments("10.0.0.1.nip.io", Reach.OPERATOR),
        arguments("0a000001.nip.io", Reach.OPERATOR),
        arguments("printer.local", Reach.OPERATOR),
        arguments("printer", Reach.OPERATOR),
        // This machine.
        arguments("127.0.0.1", Reach.OWNER),
        arguments("127.1", Reach.NO_ADDRESS),
        arguments("127.0.1", Reach.NO_ADDRESS),
        arguments("127.255.255.254", Reach.OWNER),
        arguments("2130706433", Reach.OWNER),
        arguments("[::1]", Reach.OWNER),
        arguments("[0:0:0:0:0:0:0:1]", Reach.OWNER),
        arguments("[::ffff:127.0.0.1]", Reach.OWNER),
        arguments("[::ffff:7f00:1]", Reach.OWNER),
        arguments("0177.0.0.1", Reach.OWNER),
        arguments("0x7f.1", Reach.NO_ADDRESS),
        arguments("0x7f000001", Reach.OWNER),
        arguments("127.0.0.1.nip.io", Reach.OWNER),
        arguments("localtest.me", Reach.OWNER),
        arguments("localhost", Reach.OWNER),
        arguments("LOCALHOST", Reach.OWNER),
        arguments("localhost.", Reach.OWNER),
        // The internet.
        arguments("8.8.8.8", Reach.ANYBODY),
        arguments("134744072", Reach.UNUSUAL),
        arguments("[2606:4700::1111]", Reach.ANYBODY),
        arguments("[::ffff:8.8.8.8]", Reach.ANYBODY),
        arguments("www.example.com", Reach.ANYBODY),
        arguments("www.example.com?@127.0.0.1", Reach.ANYBODY),
        arguments("www.example.com/@127.0.0.1", Reach.ANYBODY),
        arguments("www.example.com:443#@127.0.0.1", Reach.UNUSUAL),
        // Nothing that a request can be made for.
        arguments("256.1.1.1", Reach.NO_ADDRESS),
        arguments("1.2.3.4.5", Reach.NO_ADDRESS),
        arguments("127.0.0.1@example.com", Reach.NO_ADDRESS),
        arguments("example.com@127.0.0.1", Reach.NO_ADDRESS),
        arguments("example.com%40127.0.0.1", Reach.NO_ADDRESS),
        arguments("127.0.0.1\\@example.com", Reach.NO_ADDRESS),
        arguments("127.0.0.1 .example.com", Reach.NO_ADDRESS),
        arguments("127%2e0.0.1", Reach.NO_ADDRESS),
        arguments("１２７.0.0.1", Reach.NO_ADDRESS),
        arguments("127。0。0。1", Reach.NO_ADDRESS),
        arguments("①②⑦.⓪.⓪.①", Reach.NO_ADDRESS),
        arguments("ⓛocalhost", Reach.NO_ADDRESS),
        arguments("١٢٧.0.0.1", Reach.NO_ADDRESS),
        arguments("[::1", Reach.NO_ADDRESS),
        arguments("[127.0.0.1]", Reach.NO_ADDRESS),
        arguments("[fe80::1%25eth0%25]", Reach.NO_ADDRESS),
        arguments("[::1]x", Reach.NO_ADDRESS),
        arguments("-", Reach.NO_ADDRESS),
        arguments(".", Reach.NO_ADDRESS));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyFormReachesWhatItsTrustAllows(String host, Reach reach) {
    assertThat(endpointGoesThrough(host))
        .describedAs("typed as an endpoint, and then connected to")
        .isEqualTo(reach == Reach.ANYBODY);
    assertThat(localServerGoesThrough(host, false))
        .describedAs("typed as a local server by somebody else")
        .isFalse();
    if (reach != Reach.OWNER) {
      assertThat(localServerGoesThrough(host, true))
          .describedAs("typed as a local server by the owner")
          .isFalse();
    }
    assertThat(connects(host, AddressTrust.TYPED, allowed)).isEqualTo(isInternet(reach));
    assertThat(connects(host, AddressTrust.TYPED_BY_OWNER, allowed))
        .isEqualTo(isInternet(reach) || reach == Reach.OWNER);
    assertThat(connects(host, AddressTrust.CONFIGURED, allowed))
        .isEqualTo(reach != Reach.NOBODY && reach != Reach.NO_ADDRESS);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void onlyWhatIsNoMetadataServiceCanBeAllowed(String host, Reach reach) {
    assertThat(connectsWhenAllowed(host))
        .isEqualTo(reach == Reach.OPERATOR || reach == Reach.OWNER || isInternet(reach));
  }

  /** The client itself asks the guard, for figures as well as for names, and before it connects. */
  @ParameterizedTest
  @MethodSource("forms")
  void aRefusedFormIsNotConnectedTo(String host, Reach reach) {
    switch (reach) {
      case NO_ADDRESS ->
          assertThatThrownBy(() -> OutboundRequest.get(uri(host)))
              .isInstanceOf(IllegalArgumentException.class);
      case NOBODY -> {
        for (AddressTrust trust : AddressTrust.values()) {
          assertRefused(host, trust);
        }
      }
      case CONFIGURED, OPERATOR -> {
        assertRefused(host, AddressTrust.TYPED);
        assertRefused(host, AddressTrust.TYPED_BY_OWNER);
      }
      case OWNER -> assertRefused(host, AddressTrust.TYPED);
      case UNUSUAL, ANYBODY -> {
        // Would be connected to.
      }
    }
  }

  private void assertRefused(String host, AddressTrust trust) {
    OutboundRequest request = OutboundRequest.get(uri(host)).withTrust(trust);
    assertThatThrownBy(() -> http.send(request)).isInstanceOf(AddressRefused.class);
  }

  private static boolean isInternet(Reach reach) {
    return reach == Reach.ANYBODY || reach == Reach.UNUSUAL;
  }

  /** Both gates together: what a user typed, and the connection that is made for it. */
  private boolean endpointGoesThrough(String host) {
    return typed.endpoint("https://" + host + ":" + PORT) instanceof Accepted(URI uri)
        && connects(uri, AddressTrust.TYPED, allowed);
  }

  private boolean localServerGoesThrough(String host, boolean byOwner) {
    AddressTrust trust = byOwner ? AddressTrust.TYPED_BY_OWNER : AddressTrust.TYPED;
    return typed.localServer("http://" + host + ":" + PORT, byOwner) instanceof Accepted(URI uri)
        && connects(uri, trust, allowed);
  }

  private static boolean connectsWhenAllowed(String host) {
    try {
      AllowedHosts allowed =
          AllowedHosts.parse(List.of(host.split("(:443)?[?/#]", 2)[0] + ":" + PORT));
      return connects(host, AddressTrust.TYPED, allowed);
    } catch (IllegalArgumentException refusedAtTheStart) {
      return false;
    }
  }

  private static boolean connects(String host, AddressTrust trust, AllowedHosts allowed) {
    try {
      return connects(uri(host), trust, allowed);
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  private static boolean connects(URI uri, AddressTrust trust, AllowedHosts allowed) {
    try {
      String host = OutboundRequest.get(uri).uri().getHost();
      return !new GuardedResolver(new Names(), trust, allowed).resolve(host, PORT).isEmpty();
    } catch (UnknownHostException refused) {
      return false;
    }
  }

  private static URI uri(String host) {
    return URI.create("http://" + host + ":" + PORT);
  }

  /** The names above and figures, as the JDK reads them; nothing is asked of a network. */
  private static final class Names implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      String literal = NAMES.getOrDefault(host.toLowerCase(Locale.ROOT), host);
      try {
        return new InetAddress[] {InetAddress.ofLiteral(literal)};
      } catch (IllegalArgumentException unknown) {
        throw new UnknownHostException(host);
      }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
