package app.gatehouse.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.gatehouse.outbound.OutboundException;
import app.gatehouse.vault.SecretText;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every class that sends requests with a credential promises: wherever an answer points, the
 * credential stays with the origin it was meant for. {@code WayOutTest} finds the classes that have
 * no such test.
 */
public abstract class RedirectContract {

  private static final String SECRET = "canary-0123456789-canary";

  /** Both also speak TLS, on another port. */
  @RegisterExtension
  static final WireMockExtension here =
      WireMockExtension.newInstance().options(options().dynamicPort().dynamicHttpsPort()).build();

  @RegisterExtension
  static final WireMockExtension elsewhere =
      WireMockExtension.newInstance().options(options().dynamicPort().dynamicHttpsPort()).build();

  /**
   * Sends every request there is that carries a credential, all to this origin.
   *
   * @param origin scheme, host and port; without a path
   */
  protected abstract void ask(URI origin, SecretText credential);

  static Stream<Arguments> redirects() {
    return IntStream.of(300, 301, 302, 303, 305, 307, 308)
        .boxed()
        .flatMap(status -> locations().map(location -> arguments(status, location)));
  }

  private static Stream<String> locations() {
    return Stream.of(
        // Another port, another host name for the same server, another scheme.
        "http://localhost:ELSEWHERE/stolen",
        "http://localhost:ELSEWHERE/api/models/stolen",
        "http://127.0.0.1:HERE/stolen",
        "http://127.0.0.1:HERE/api/models/stolen",
        "https://localhost:SECURE/api/models/stolen",
        "https://localhost:ELSEWHERE-SECURE/api/models/stolen",
        // The same in disguise.
        "//localhost:ELSEWHERE/api/models/stolen",
        "http:\\\\localhost:ELSEWHERE\\stolen",
        "http://localhost:HERE@localhost:ELSEWHERE/api/models/stolen",
        "http://localhost:ELSEWHERE#@localhost:HERE/api/models/stolen",
        "http://localhost:HERE.localhost:ELSEWHERE/api/models/stolen",
        "HTTP://LOCALHOST:ELSEWHERE/api/models/stolen",
        "\thttp://localhost:ELSEWHERE/api/models/stolen");
  }

  @ParameterizedTest
  @MethodSource("redirects")
  void noCredentialReachesAnotherOrigin(int status, String template) {
    String location =
        template
            .replace("ELSEWHERE-SECURE", String.valueOf(elsewhere.getHttpsPort()))
            .replace("ELSEWHERE", String.valueOf(elsewhere.getPort()))
            .replace("SECURE", String.valueOf(here.getHttpsPort()))
            .replace("HERE", String.valueOf(here.getPort()));
    elsewhere.stubFor(any(anyUrl()).willReturn(aResponse()));
    here.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(status).withHeader("Location", location)));
    String origin = "localhost:" + here.getPort();

    try (SecretText credential = SecretText.of(SECRET)) {
      ask(URI.create("http://" + origin), credential);
    } catch (OutboundException answerIsOfNoUse) {
      // As good an end as any: what counts is what was sent.
    }

    List<LoggedRequest> sent = here.findAll(anyRequestedFor(anyUrl()));
    assertThat(sent).anyMatch(RedirectContract::carriesTheSecret);
    assertThat(sent).extracting(request -> request.getHeader("Host")).containsOnly(origin);
    elsewhere.verify(0, anyRequestedFor(anyUrl()));
  }

  private static boolean carriesTheSecret(LoggedRequest request) {
    return request.getHeaders().all().stream()
        .anyMatch(header -> header.values().stream().anyMatch(value -> value.contains(SECRET)));
  }
}
