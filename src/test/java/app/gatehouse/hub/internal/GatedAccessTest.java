package app.gatehouse.hub.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.NeverAsked;
import app.gatehouse.hub.HubAccess.NoToken;
import app.gatehouse.hub.HubAccess.RateLimited;
import app.gatehouse.hub.HubAccess.Rejected;
import app.gatehouse.hub.HubAccess.Reset;
import app.gatehouse.hub.HubAccess.TokenLacksGatedScope;
import app.gatehouse.hub.HubAccess.TokenRefused;
import app.gatehouse.hub.HubAccess.Waiting;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GatedAccessTest extends HubTest {

  private static final String LOG_IN =
      "Access to model o/m is restricted. You must have access to it and be authenticated to"
          + " access it. Please log in.";
  private static final String NOT_IN_LIST =
      "Access to model o/m is restricted and you are not in the authorized list. Visit"
          + " https://huggingface.co/o/m to ask for access.";
  private static final String SCOPE =
      "Please enable access to public gated repositories in your fine-grained token settings to"
          + " view this repository.";

  @Test
  void withoutATokenNoHeaderIsSentAndNobodyIsAskedWhoItIs() {
    withoutToken(gated(401, LOG_IN));

    assertThat(check(null)).isEqualTo(new NoToken());
    hub.verify(0, getRequestedFor(urlEqualTo("/api/whoami-v2")));
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        Arguments.of(NOT_IN_LIST, new NeverAsked("alice")),
        Arguments.of(
            "Your request to access model o/m is awaiting a review from the repo authors.",
            new Waiting("alice")),
        Arguments.of(
            "Your request to access model o/m has been rejected by the repo's authors.",
            new Rejected("alice")),
        Arguments.of(
            "Your request to access model o/m has been reset by the repo's authors.",
            new Reset("alice")),
        Arguments.of("Words nobody has seen yet", new NeverAsked("alice")));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void theStateOfTheRequestIsToldWithTheNameOfTheAccount(String message, HubAccess expected) {
    withToken(gated(403, message));
    whoAmI(readToken());

    assertThat(check(TOKEN)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void theStateOfTheRequestIsReadFromABodyAlone(String message, HubAccess expected) {
    withToken(plainError(403, message).withHeader("X-Error-Code", "GatedRepo"));
    whoAmI(readToken());

    assertThat(check(TOKEN)).isEqualTo(expected);
  }

  @Test
  void theStateOfTheRequestIsToldEvenWhenTheNameIsNot() {
    withToken(gated(403, NOT_IN_LIST));
    whoAmI(aResponse().withStatus(429));

    assertThat(check(TOKEN)).isEqualTo(new NeverAsked(null));
  }

  @Test
  void aTokenThatTheHubDoesNotKnowLooksLikeNoneUntilItIsAskedFor() {
    withToken(gated(401, LOG_IN));
    whoAmI(plainError(401, "Invalid credentials in Authorization header"));

    assertThat(check(TOKEN)).isEqualTo(new TokenRefused(false));
  }

  @Test
  void anExpiredTokenOnAGatedModelIsToldApart() {
    withToken(gated(401, LOG_IN));
    whoAmI(plainError(401, "User Access Token \"laptop\" is expired"));

    assertThat(check(TOKEN)).isEqualTo(new TokenRefused(true));
  }

  @Test
  void aBadTokenIsFoundOutToBeOnAGatedModelByAskingWithoutIt() {
    withToken(plainError(401, "Invalid credentials in Authorization header"));
    withoutToken(gated(401, LOG_IN));
    whoAmI(plainError(401, "Invalid credentials in Authorization header"));

    assertThat(check(TOKEN)).isEqualTo(new TokenRefused(false));
  }

  @Test
  void aTokenIsNotCalledBadWhenTheHubHasNoTimeToLook() {
    withToken(gated(401, LOG_IN));
    whoAmI(aResponse().withStatus(429).withHeader("Retry-After", "30"));

    assertThat(check(TOKEN)).isEqualTo(new RateLimited(Duration.ofSeconds(30)));
  }

  @Test
  void aTokenWithoutTheScopeIsToldApartByTheMessage() {
    withToken(plainError(403, SCOPE));

    assertThat(check(TOKEN)).isEqualTo(new TokenLacksGatedScope(null));
  }

  @Test
  void aTokenWithoutTheScopeIsToldApartAlsoWithoutTheMessage() {
    withToken(gated(403, "Words nobody has seen yet"));
    whoAmI(fineGrainedToken(false, "o/other"));

    assertThat(check(TOKEN)).isEqualTo(new TokenLacksGatedScope("alice"));
  }

  @Test
  void aTokenWithoutTheScopeIsFoundOutByWhatOthersAreTold() {
    withToken(plainError(403, "Words nobody has seen yet"));
    withoutToken(gated(401, LOG_IN));
    whoAmI(fineGrainedToken(false, "o/other"));

    assertThat(check(TOKEN)).isEqualTo(new TokenLacksGatedScope("alice"));
  }

  static Stream<String> sufficientTokens() {
    return Stream.of(
        "{\"role\":\"read\"}",
        "{\"role\":\"write\"}",
        "{\"role\":\"fineGrained\",\"fineGrained\":{\"canReadGatedRepos\":true}}",
        "{\"role\":\"fineGrained\"}",
        """
        {"role":"fineGrained","fineGrained":{"canReadGatedRepos":false,"scoped":[
          {"entity":{"type":"model","name":"o/m"},"permissions":["repo.content.read"]}]}}
        """);
  }

  @ParameterizedTest
  @MethodSource("sufficientTokens")
  void aTokenThatMayReadTheModelIsNotBlamed(String accessToken) {
    withToken(gated(403, "Words nobody has seen yet"));
    whoAmI(alice(accessToken));

    assertThat(check(TOKEN)).isEqualTo(new NeverAsked("alice"));
  }

  @Test
  void whoHasNotAskedIsToldSoBeforeTheScopeMatters() {
    withToken(gated(403, NOT_IN_LIST));
    whoAmI(fineGrainedToken(false, "o/other"));

    assertThat(check(TOKEN)).isEqualTo(new NeverAsked("alice"));
  }
}
