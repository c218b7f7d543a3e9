package app.gatehouse.hub.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.outbound.OutboundRequest;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest extends HubTest {

  @ParameterizedTest
  @CsvSource({
    "'\"api\";r=0;t=55', , 55",
    "'\"api\";r=0;t=55', 10, 55",
    "'\"api\";r=12;t=55', 10, 10",
    "'\"api\";r=12;t=55', , ",
    "'\"api\";r=05;t=55', , ",
    "'\"api\";t=7;r=0', , 7",
    "'\"api\";r=3;t=90, \"pages\";r=0;t=20', , 20",
    "'\"api\";r=0;t=0', 9, 9",
    "'\"api\";r=0', 9, 9",
    "'\"api\";r=0;t=999999999', , 86400",
    "nonsense, 9, 9",
    "x, -5, ",
    "x, 99999999999999, ",
    "x, 'Sat, 21 Nov 2026 12:01:30 GMT', 90",
    "x, 'Sat, 21 Nov 2026 11:00:00 GMT', ",
    "x, tomorrow, "
  })
  void theWaitIsReadFromWhatTheHubSays(
      String rateLimit, @Nullable String retryAfter, @Nullable Long seconds) {
    var answer = aResponse().withStatus(429).withHeader("RateLimit", rateLimit);
    hub.stubFor(
        any(anyUrl())
            .willReturn(
                retryAfter == null ? answer : answer.withHeader("Retry-After", retryAfter)));

    Duration wait =
        RateLimit.wait(http.send(OutboundRequest.get(URI.create(hub.baseUrl()))), CLOCK);

    assertThat(wait).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
  }
}
