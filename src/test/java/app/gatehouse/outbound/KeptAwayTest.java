package app.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptAwayTest {

  @ParameterizedTest
  @CsvSource({
    "https://hub.example, https://hub.example/api?x=1, true",
    "https://hub.example, https://HUB.example:443/, true",
    "https://hub.example, http://hub.example:443/, true",
    "http://hub.example/mirror, http://hub.example:80/other, true",
    "http://127.0.0.1:9000, http://127.0.0.1:9000/x, true",
    "http://127.0.0.1:9000, http://127.0.0.1:9001/x, false",
    "https://hub.example, http://hub.example/, false",
    "https://hub.example, https://cdn.hub.example/, false",
    "https://hub.example, https://hub.example.org/, false",
    "https://hub.example, mailto:me@hub.example, false"
  })
  void aServerIsItsHostAndPort(URI one, URI other, boolean same) {
    assertThat(KeptAway.sameServer(one, other)).isEqualTo(same);
    assertThat(KeptAway.sameServer(other, one)).isEqualTo(same);
  }
}
