package app.gatehouse.hub.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.hub.AccessReport;
import app.gatehouse.hub.AccessReport.Token;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.GivenToken;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.NeedsReentry;
import app.gatehouse.hub.HubAccess.NeverAsked;
import app.gatehouse.hub.HubAccess.RateLimited;
import app.gatehouse.hub.HubAccess.TokenLacksGatedScope;
import app.gatehouse.hub.HubAccess.TokenRefused;
import app.gatehouse.hub.HubAccess.Waiting;
import app.gatehouse.hub.HubEvent;
import app.gatehouse.hub.internal.KnownTokens.KnownToken;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found out besides the outcome, what is told of it, and what is not asked for. */
class HubAccessDoctorTest extends HubTest {

  private static final String WAITING = "is awaiting a review from the repo authors";
  private static final String NOT_IN_LIST = "you are not in the authorized list";
  private static final String NEW_WORDS = "Words nobody has seen yet";
  private static final String WHOAMI = "/api/whoami-v2";

  private static KnownTokens knowing(String role, String... scopes) {
    KeyFacts facts =
        new KeyFacts("ada", "laptop", role, List.of(scopes), true, null, null, null, null, null);
    return account ->
        Optional.of(
            new KnownToken(
                true, WhoAmI.of(facts).map(owner -> new TokenOwner.Known(owner.name(), owner))));
  }

  private AccessReport examine(KnownTokens known) {
    return doctor(new GivenToken(TOKEN), known).examine(AccountId.random(), MODEL);
  }

  private HubAccess check(KnownTokens known) {
    return doctor(new GivenToken(TOKEN), known).check(AccountId.random(), MODEL);
  }

  private void verifyWhoAmI(int times) {
    hub.verify(times, getRequestedFor(urlEqualTo(WHOAMI)));
  }

  @Test
  void everyCheckIsTold() {
    withToken(gated(403, WAITING));
    whoAmI(readToken());
    AccountId account = AccountId.random();

    doctor(new GivenToken(TOKEN)).check(account, MODEL);
    doctor(GivenToken.unreadable()).check(account, MODEL);
    withToken(ok());
    doctor(new GivenToken(TOKEN)).examine(account, MODEL);

    assertThat(told)
        .containsExactly(
            new HubEvent.AccessChecked(account, MODEL, new Waiting("alice")),
            new HubEvent.AccessChecked(account, MODEL, new NeedsReentry()),
            new HubEvent.AccessChecked(account, MODEL, new Accessible()));
  }

  @Test
  void aCheckThatIsCancelledIsNotTold() {
    Thread.currentThread().interrupt();

    Throwable cancelled = catchThrowable(() -> check(TOKEN));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(cancelled).isNotNull();
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"false, OPEN", "'\"auto\"', INSTANT", "'\"manual\"', BY_AUTHORS", "true,", "7,"})
  void theKindOfGateIsFoundOut(String gated, @Nullable Gating expected) {
    withToken(ok());
    gate(gated);

    assertThat(examine(TOKEN))
        .isEqualTo(new AccessReport(new Accessible(), expected, Token.UNKNOWN, NOW));
  }

  @Test
  void withoutATokenNoneIsSentForTheKindOfGateEither() {
    withoutToken(gated(401, "Please log in"));
    gate("\"auto\"");

    assertThat(examine((String) null).gating()).isEqualTo(Gating.INSTANT);
    hub.verify(0, anyRequestedFor(anyUrl()).withHeader("Authorization", matching(".*")));
  }

  @Test
  void aTokenThatIsNotTakenIsNotSentForTheKindOfGate() {
    withToken(gated(401, "Please log in"));
    whoAmI(plainError(401, "Invalid credentials in Authorization header"));
    gate("\"manual\"");

    AccessReport report = examine(TOKEN);

    assertThat(report.access()).isEqualTo(new TokenRefused(false));
    assertThat(report.gating()).isEqualTo(Gating.BY_AUTHORS);
    assertThat(report.token()).isEqualTo(new Token(null, false, null));
    hub.verify(
        getRequestedFor(urlPathEqualTo("/api/models/o/m")).withHeader("Authorization", absent()));
  }

  @Test
  void aGateThatIsNotToldOfTakesNothingFromTheOutcome() {
    withToken(ok());
    hub.stubFor(
        com.github.tomakehurst.wiremock.client.WireMock.get(urlPathEqualTo("/api/models/o/m"))
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

    assertThat(examine(TOKEN).access()).isEqualTo(new Accessible());
    assertThat(examine(TOKEN).gating()).isNull();
  }

  @Test
  void aCheckAsksForTheOutcomeAlone() {
    withToken(gated(403, WAITING));

    assertThat(check(knowing("read"))).isEqualTo(new Waiting("ada"));
    hub.verify(1, anyRequestedFor(anyUrl()));
  }

  static Stream<KnownTokens> tokensThatMayRead() {
    return Stream.of(
        knowing("read"),
        knowing("write"),
        knowing("fineGrained", "discussion.write", "canReadGatedRepos"),
        knowing("fineGrained", "repo.content.read o/m"),
        knowing("fineGrained", "repo.content.read o"));
  }

  @ParameterizedTest
  @MethodSource("tokensThatMayRead")
  void whatIsKnownOfTheTokenIsNotAskedForAgain(KnownTokens known) {
    withToken(gated(403, NEW_WORDS));

    AccessReport report = examine(known);

    assertThat(report.access()).isEqualTo(new NeverAsked("ada"));
    assertThat(report.token()).isEqualTo(new Token("ada", true, true));
    verifyWhoAmI(0);
  }

  @Test
  void whatATokenCouldNotDoIsAskedForAgain() {
    withToken(gated(403, NOT_IN_LIST));
    whoAmI(fineGrainedToken(true, "o/other"));

    AccessReport report = examine(knowing("fineGrained", "repo.content.read o/other"));

    assertThat(report.access()).isEqualTo(new NeverAsked("alice"));
    assertThat(report.token()).isEqualTo(new Token("alice", true, true));
  }

  @Test
  void whatATokenCannotDoDoesNotMatterToACheckThatTheWordsDecide() {
    withToken(gated(403, NOT_IN_LIST));

    assertThat(check(knowing("fineGrained"))).isEqualTo(new NeverAsked("ada"));
    verifyWhoAmI(0);
  }

  @Test
  void wordsNobodyKnowsAreReadByWhatTheTokenMayDoNow() {
    withToken(gated(403, NEW_WORDS));
    whoAmI(fineGrainedToken(false, "o/other"));

    assertThat(check(knowing("fineGrained"))).isEqualTo(new TokenLacksGatedScope("alice"));
    verifyWhoAmI(1);
  }

  @Test
  void aTokenThatWasGoodIsDoubtedWhenTheHubDoesNotKnowIt() {
    withToken(gated(401, "Please log in"));
    whoAmI(plainError(401, "User Access Token \"laptop\" is expired"));

    assertThat(examine(knowing("read")).access()).isEqualTo(new TokenRefused(true));
    verifyWhoAmI(1);
  }

  @Test
  void theNameIsKnownWhereTheScopeIsMissing() {
    withToken(
        plainError(403, "Please enable access to public gated repositories in your settings"));

    assertThat(check(knowing("fineGrained"))).isEqualTo(new TokenLacksGatedScope("ada"));
    verifyWhoAmI(0);
  }

  @Test
  void whatWasKnownOfTheTokenStandsWhereTheHubSaysNothingOfIt() {
    withToken(aResponse().withStatus(429));

    AccessReport report = examine(knowing("read"));

    assertThat(report)
        .isEqualTo(
            new AccessReport(new RateLimited(null), null, new Token("ada", true, true), NOW));
  }

  @Test
  void aRoleThatWasNotToldSaysNothingOfTheScope() {
    withToken(gated(403, NOT_IN_LIST));
    whoAmI(alice("{\"displayName\":\"t\"}"));

    assertThat(examine(TOKEN).token()).isEqualTo(new Token("alice", true, null));
  }
}
