package app.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.outbound.TypedAddress.Accepted;
import app.gatehouse.outbound.TypedAddress.Reason;
import app.gatehouse.outbound.TypedAddress.Refused;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedAddressesTest {

  private final TypedAddresses addresses =
      new TypedAddresses(AllowedHosts.parse(List.of("gpu.lan:11434", "localhost:8443")));

  @ParameterizedTest
  @CsvSource({
    "https://res.openai.azure.com, https://res.openai.azure.com",
    "https://res.openai.azure.com/, https://res.openai.azure.com",
    "' https://RES.OpenAI.Azure.com/ ', https://res.openai.azure.com",
    "res.openai.azure.com, https://res.openai.azure.com",
    "HTTPS://res.openai.azure.com, https://res.openai.azure.com",
    "https://res.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21,"
        + " https://res.openai.azure.com",
    "https://res.services.ai.azure.com/api/projects/p, https://res.services.ai.azure.com",
    "https://gateway.example.com:8443/x, https://gateway.example.com:8443",
    "https://8.8.8.8, https://8.8.8.8",
    "https://[2606:4700::1111]/, https://[2606:4700::1111]",
    "http://gpu.lan:11434/v1, http://gpu.lan:11434",
    "https://localhost:8443, https://localhost:8443"
  })
  void anEndpointIsCutDownToItsOrigin(String typed, URI expected) {
    assertThat(addresses.endpoint(typed)).isEqualTo(new Accepted(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "'   ', EMPTY",
    "https://, MALFORMED",
    "https://a b.example, MALFORMED",
    "https://my_resource.example.com, MALFORMED",
    "https://res.openai.azure.com., MALFORMED",
    "https://res.openai.azure.com:70000, MALFORMED",
    "https://bücher.example, MALFORMED",
    "ftp://res.openai.azure.com, UNKNOWN_SCHEME",
    "file:///etc/passwd, UNKNOWN_SCHEME",
    "http://res.openai.azure.com, HTTPS_REQUIRED",
    "https://user:password@res.openai.azure.com, USER_INFO",
    "https://res.openai.azure.com@localhost, USER_INFO",
    "https://res.openai.azure.com#@localhost, FRAGMENT",
    "https://localhost, NOT_PUBLIC",
    "https://LOCALHOST:443, NOT_PUBLIC",
    "https://a.localhost, NOT_PUBLIC",
    "https://printer, NOT_PUBLIC",
    "https://nas.local, NOT_PUBLIC",
    "https://metadata.google.internal, NOT_PUBLIC",
    "https://router.home.arpa, NOT_PUBLIC",
    "https://127.0.0.1, NOT_PUBLIC",
    "https://2130706433, NOT_PUBLIC",
    "https://0177.0.0.1, NOT_PUBLIC",
    "https://0x7f000001, NOT_PUBLIC",
    "https://10.0.0.1, NOT_PUBLIC",
    "https://169.254.169.254, NOT_PUBLIC",
    "https://100.100.100.200, NOT_PUBLIC",
    "https://0.0.0.0, NOT_PUBLIC",
    "https://[::1], NOT_PUBLIC",
    "https://[::ffff:169.254.169.254], NOT_PUBLIC",
    "https://[fd00::1], NOT_PUBLIC",
    "https://[2002:7f00:1::], NOT_PUBLIC",
    "https://[64:ff9b::7f00:1], NOT_PUBLIC"
  })
  void anEndpointThatMayNotBeReachedIsRefused(String typed, Reason reason) {
    assertThat(addresses.endpoint(typed)).isEqualTo(new Refused(reason));
  }

  @Test
  void aVeryLongTextIsRefusedUnread() {
    assertThat(addresses.endpoint("https://" + "a".repeat(5000)))
        .isEqualTo(new Refused(Reason.TOO_LONG));
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:11434, http://localhost:11434",
    "http://localhost:11434/, http://localhost:11434",
    "localhost:1234/v1/, http://localhost:1234/v1",
    "http://localhost, http://localhost",
    "https://127.0.0.1:8443, https://127.0.0.1:8443",
    "http://[::1]:11434, http://[::1]:11434",
    "http://ollama.localhost:11434, http://ollama.localhost:11434",
    "http://gpu.lan:11434, http://gpu.lan:11434"
  })
  void theOwnerMayNameThisMachineAndAllowedServers(String typed, URI expected) {
    assertThat(addresses.localServer(typed, true)).isEqualTo(new Accepted(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "http://192.168.1.5:11434, NOT_LOCAL",
    "http://gpu.lan:22, NOT_LOCAL",
    "http://example.com:11434, NOT_LOCAL",
    "http://localhost.example.com:11434, NOT_LOCAL",
    "http://169.254.169.254, NOT_LOCAL",
    "http://0.0.0.0:11434, NOT_LOCAL",
    "http://me@localhost:11434, USER_INFO",
    "http://localhost:11434#x, FRAGMENT",
    "ws://localhost:11434, UNKNOWN_SCHEME",
    "http://localhost:0, MALFORMED"
  })
  void anyOtherServerIsRefused(String typed, Reason reason) {
    assertThat(addresses.localServer(typed, true)).isEqualTo(new Refused(reason));
  }

  @Test
  void othersThanTheOwnerMayNameAllowedServersOnly() {
    assertThat(addresses.localServer("http://localhost:11434", false))
        .isEqualTo(new Refused(Reason.NOT_LOCAL));
    assertThat(addresses.localServer("http://gpu.lan:11434", false)).isInstanceOf(Accepted.class);
  }
}
