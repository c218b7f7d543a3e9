package app.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.gatehouse.outbound.GuardedResolver.RefusedAddressException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedResolverTest {

  @Test
  void ofSeveralAddressesOnlyThePublicOnesAreGiven() throws UnknownHostException {
    GuardedResolver resolver = resolver(AddressTrust.TYPED, "10.0.0.1", "8.8.8.8", "169.254.1.1");

    assertThat(resolver.resolve("mixed.example", 443))
        .containsExactly(new InetSocketAddress(InetAddress.ofLiteral("8.8.8.8"), 443));
  }

  @Test
  void aConfiguredNameMayLeadAnywhere() throws UnknownHostException {
    assertThat(resolver(AddressTrust.CONFIGURED, "10.0.0.1").resolve("any.example", 443))
        .hasSize(1);
  }

  @Test
  void onlyTheOwnerMayTypeLoopbackAddresses() throws UnknownHostException {
    assertThat(resolver(AddressTrust.TYPED_BY_OWNER, "127.0.0.1").resolve("localhost", 11434))
        .hasSize(1);
    assertThatThrownBy(() -> resolver(AddressTrust.TYPED, "127.0.0.1").resolve("localhost", 11434))
        .isInstanceOf(RefusedAddressException.class);
  }

  @Test
  void theOwnerMayNotTypeOtherPrivateAddresses() {
    assertThatThrownBy(() -> resolver(AddressTrust.TYPED_BY_OWNER, "10.0.0.1").resolve("lan", 80))
        .isInstanceOf(RefusedAddressException.class);
  }

  @Test
  void anAllowedHostMayBePrivateOnItsPort() throws UnknownHostException {
    GuardedResolver resolver = resolver(AddressTrust.TYPED, "192.168.1.7");

    assertThat(resolver.resolve("allowed.example", 11434)).hasSize(1);
    assertThatThrownBy(() -> resolver.resolve("allowed.example", 22))
        .isInstanceOf(RefusedAddressException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254", "fd00:ec2::254", "100.100.100.200"})
  void anAllowedNameThatTurnsIntoAMetadataServiceIsRefused(String address) {
    assertThatThrownBy(
            () -> resolver(AddressTrust.TYPED, address).resolve("allowed.example", 11434))
        .isInstanceOf(RefusedAddressException.class);
  }

  @ParameterizedTest
  @EnumSource(AddressTrust.class)
  void nothingIsGivenWhenThePortIsNotKnown(AddressTrust trust) {
    assertThatThrownBy(() -> resolver(trust, "8.8.8.8").resolve("any.example"))
        .isInstanceOf(RefusedAddressException.class);
  }

  private static GuardedResolver resolver(AddressTrust trust, String... addresses) {
    AllowedHosts allowed = AllowedHosts.parse(List.of("allowed.example:11434"));
    return new GuardedResolver(new FixedNames(addresses), trust, allowed);
  }
}
