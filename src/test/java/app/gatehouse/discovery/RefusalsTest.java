package app.gatehouse.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.fakes.FakeOpenAi;
import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.providers.TestProviders;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds at every provider. */
class RefusalsTest {

  private static final Provider PROVIDER = TestProviders.builtIn().get(new ProviderId("openai"));

  private static FakeOpenAi server;
  private static OutboundHttp http;

  @BeforeAll
  static void open() {
    server = new FakeOpenAi(0);
    http = OutboundHttp.standalone("test");
  }

  @AfterAll
  static void close() {
    http.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void aRedirectIsAnotherService(int status) {
    assertThat(refusal(status)).isEqualTo(new WrongService(Found.REDIRECT));
  }

  @Test
  void unauthorizedIsTheOneStatusThatRejects() {
    assertThat(refusal(401)).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @ParameterizedTest
  @CsvSource({"402, NO_CREDIT", "403, NO_PERMISSION", "429, RATE_LIMIT"})
  void aLimitedKeyIsReal(int status, Limit limit) {
    assertThat(refusal(status)).isEqualTo(new Limited(limit, null));
  }

  @ParameterizedTest
  @CsvSource({
    "404, NOTHING_THERE",
    "405, NOTHING_THERE",
    "410, NOTHING_THERE",
    "400, OTHER_SHAPE",
    "407, OTHER_SHAPE",
    "418, OTHER_SHAPE",
    "422, OTHER_SHAPE"
  })
  void whateverIsNoVerdictOnAKeyIsAnotherService(int status, Found found) {
    assertThat(refusal(status)).isEqualTo(new WrongService(found));
  }

  @ParameterizedTest
  @CsvSource({"500, SERVER_ERROR", "503, SERVER_ERROR", "529, SERVER_ERROR", "408, TIMEOUT"})
  void troubleOfTheServerJudgesNothing(int status, Trouble trouble) {
    assertThat(refusal(status)).isEqualTo(new NotReachable(trouble));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 401, 403, 404, 429})
  void aPageForPeopleIsNeverAProvidersWord(int status) {
    server.answers(status, "\n <!DOCTYPE HTML><HTML><body>Sign in to the network</body></HTML>");

    assertThat(Refusals.verdict(get(server.baseUrl(), AddressTrust.CONFIGURED)))
        .isEqualTo(new WrongService(Found.WEB_PAGE));
  }

  @Test
  void aHostNobodyKnowsIsNotReachable() {
    assertThat(failure("http://no-such-resource.invalid", AddressTrust.CONFIGURED))
        .isEqualTo(new NotReachable(Trouble.UNKNOWN_HOST));
  }

  @Test
  void noSecureConnectionIsNotReachable() {
    assertThat(failure("https://127.0.0.1:" + server.baseUrl().getPort(), AddressTrust.CONFIGURED))
        .isEqualTo(new NotReachable(Trouble.TLS));
  }

  @Test
  void anAddressThatIsNotAllowedIsNotReachable() {
    assertThat(failure(server.baseUrl().toString(), AddressTrust.TYPED))
        .isEqualTo(new NotReachable(Trouble.ADDRESS_NOT_ALLOWED));
  }

  private static Verdict refusal(int status) {
    server.answers(status, "{}");
    return Refusals.verdict(get(server.baseUrl(), AddressTrust.CONFIGURED));
  }

  private static Verdict failure(String base, AddressTrust trust) {
    return Refusals.verdict(
        catchThrowableOfType(OutboundException.class, () -> get(URI.create(base), trust)));
  }

  private static Reply get(URI base, AddressTrust trust) {
    ProviderCall call =
        new ProviderCall(
            http,
            PROVIDER,
            base,
            trust,
            null,
            Duration.ofSeconds(20),
            Clock.systemUTC(),
            listed -> {});
    return call.get("/models", Headers::bearer);
  }
}
