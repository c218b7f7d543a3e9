package app.gatehouse.hub.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.hub.GivenToken;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.NeverAsked;
import app.gatehouse.hub.HubAccess.NoToken;
import app.gatehouse.hub.HubAccess.Unexpected;
import app.gatehouse.hub.HubTokens;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.vault.SecretText;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSafetyTest extends HubTest {

  @RegisterExtension
  static final WireMockExtension elsewhere =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectToAnotherOriginIsNotFollowed(int status) {
    elsewhere.stubFor(any(anyUrl()).willReturn(ok()));
    withToken(aResponse().withStatus(status).withHeader("Location", elsewhere.url(AUTH_CHECK)));

    assertThat(check(TOKEN)).isEqualTo(new Unexpected(status));
    elsewhere.verify(0, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "//evil.example/api/models/o/m", "http://[bad", "/api/../x"})
  void aRedirectOutOfTheApiIsNotFollowed(String location) {
    withToken(aResponse().withStatus(307).withHeader("Location", location));

    assertThat(check(TOKEN)).isEqualTo(new Unexpected(307));
    hub.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void aRenamedModelIsFoundOnTheHubItself() {
    RepositoryId old = new RepositoryId("gpt2");
    hub.stubFor(
        get("/api/models/gpt2/auth-check")
            .willReturn(aResponse().withStatus(307).withHeader("Location", AUTH_CHECK)));
    withToken(ok());

    assertThat(check(TOKEN, old)).isEqualTo(new Accessible());
    hub.verify(
        getRequestedFor(urlEqualTo(AUTH_CHECK))
            .withHeader("Authorization", equalTo("Bearer " + TOKEN)));
  }

  @Test
  void aRedirectInACircleEnds() {
    withToken(aResponse().withStatus(307).withHeader("Location", AUTH_CHECK));

    assertThat(check(TOKEN)).isEqualTo(new Unexpected(307));
    hub.verify(6, anyRequestedFor(anyUrl()));
  }

  /** Two accounts with a token each and one without, all asking at once about the same model. */
  @Test
  void eachAccountIsAskedForWithItsOwnTokenOrNone() throws Exception {
    Map<AccountId, String> saved =
        Map.of(AccountId.random(), TOKEN, AccountId.random(), "hf_" + "o".repeat(34));
    AccountId nobody = AccountId.random();
    hub.stubFor(get(AUTH_CHECK).willReturn(gated(403, "you are not in the authorized list")));
    withoutToken(gated(401, "Please log in."));
    saved.values().forEach(token -> hub.stubFor(whoIs(token)));
    HubAccessDoctor doctor =
        doctor(
            new HubTokens() {
              @Override
              public <T> T use(
                  AccountId account, Purpose purpose, Function<@Nullable SecretText, T> work) {
                return new GivenToken(saved.get(account)).use(account, purpose, work);
              }
            });

    Map<AccountId, Future<HubAccess>> outcomes = new HashMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Stream.concat(saved.keySet().stream(), Stream.of(nobody))
          .forEach(
              account -> outcomes.put(account, threads.submit(() -> doctor.check(account, MODEL))));
    }

    assertThat(Objects.requireNonNull(outcomes.remove(nobody)).get()).isEqualTo(new NoToken());
    for (Map.Entry<AccountId, Future<HubAccess>> outcome : outcomes.entrySet()) {
      String own = Objects.requireNonNull(saved.get(outcome.getKey()));
      assertThat(outcome.getValue().get()).isEqualTo(new NeverAsked(own.substring(3, 6)));
    }
    hub.verify(1, getRequestedFor(urlEqualTo(AUTH_CHECK)).withHeader("Authorization", absent()));
  }

  /** The owner's name tells which token was asked about. */
  private static MappingBuilder whoIs(String token) {
    return get("/api/whoami-v2")
        .withHeader("Authorization", equalTo("Bearer " + token))
        .willReturn(aResponse().withBody("{\"name\":\"" + token.substring(3, 6) + "\"}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 403, 404, 429, 500})
  void noOutcomeHoldsTheTokenAnAnswerEchoes(int status) {
    withToken(error(status, TOKEN, "Bad token " + TOKEN));
    withoutToken(error(status, TOKEN, "Bad token " + TOKEN));
    whoAmI(aResponse().withBody("{\"name\":\"" + TOKEN + "\"}"));

    assertThat(check(TOKEN).toString()).doesNotContain(TOKEN);
  }

  @Test
  void theNameOfTheAccountCannotBeTheToken() {
    withToken(gated(403, "you are not in the authorized list"));
    whoAmI(aResponse().withBody("{\"name\":\"I am " + TOKEN + "\"}"));

    HubAccess access = check(TOKEN);
    assertThat(access).isEqualTo(new NeverAsked("I am ••••••••"));
  }

  @Test
  void whoCancelsIsLeftAlone() {
    Thread.currentThread().interrupt();

    Throwable cancelled = catchThrowable(() -> check(TOKEN));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(cancelled).isInstanceOf(OutboundException.Cancelled.class);
    assertThat(cancelled.toString()).doesNotContain(TOKEN);
  }
}
