package app.gatehouse.hub.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.contract.DialectContract;
import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Listing;
import app.gatehouse.fakes.FakeHuggingFace;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HuggingFaceAdapterTest extends DialectContract<FakeHuggingFace> {

  @Override
  protected DialectAdapter adapter() {
    return new HuggingFaceAdapter();
  }

  @Override
  protected FakeHuggingFace fake() {
    return new FakeHuggingFace(0);
  }

  @Override
  protected Set<String> requiredFields() {
    return Set.of("name");
  }

  @Override
  protected boolean hasAList() {
    return false;
  }

  @Test
  void theHubHasNoListOfWhatATokenUnlocks() {
    provider.serves(3);

    assertThat(ask().listing()).isEqualTo(new Listing.NoList());
  }

  @Test
  void oneAskingIsOneRequest() {
    provider.serves(1);

    ask();

    assertThat(provider.server().getAllServeEvents()).hasSize(1);
  }

  @Test
  void aReadTokenTellsWhoseItIsAndWhatItIsCalled() {
    provider.knowsAReadToken("alice", "my token");

    assertThat(ask().facts())
        .extracting(KeyFacts::account, KeyFacts::label, KeyFacts::role, KeyFacts::restricted)
        .containsExactly("alice", "my token", "read", true);
    assertThat(ask().facts().scopes()).isEmpty();
    assertThat(ask().facts().expiresAt()).isNull();
  }

  @Test
  void aFineGrainedTokenTellsItsScopesAndWhenItEnds() {
    provider.tells(
        """
        {"type":"user","name":"alice","auth":{"type":"access_token",
         "expiresAt":"2027-01-01T00:00:00.000Z","accessToken":{"displayName":"laptop",
         "role":"fineGrained","fineGrained":{"canReadGatedRepos":true,
         "global":["discussion.write"],"scoped":[{"entity":{"type":"user","name":"alice"},
         "permissions":["repo.content.read","repo.write"]},{"permissions":["inference"]}]}}}}
        """);

    KeyFacts facts = ask().facts();

    assertThat(facts.role()).isEqualTo("fineGrained");
    assertThat(facts.restricted()).isTrue();
    assertThat(facts.expiresAt()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(facts.scopes())
        .containsExactly(
            "canReadGatedRepos",
            "discussion.write",
            "repo.content.read alice",
            "repo.write alice",
            "inference");
  }

  @Test
  void aWriteTokenMayDoWhatItsOwnerMay() {
    provider.tells("{\"name\":\"alice\",\"auth\":{\"accessToken\":{\"role\":\"write\"}}}");

    assertThat(ask().facts().restricted()).isFalse();
  }

  @Test
  void whatIsNotToldStaysUnknown() {
    provider.tells("{\"name\":\"alice\"}");

    assertThat(ask().verdict()).isEqualTo(new Valid());
    assertThat(ask().facts())
        .usingRecursiveComparison()
        .ignoringFields("account")
        .isEqualTo(KeyFacts.UNKNOWN);
  }

  @Test
  void fieldsOfAnotherFormAreLeftOut() {
    provider.tells(
        """
        {"name":"alice","auth":{"expiresAt":"soon","accessToken":{"displayName":7,"role":[],
         "fineGrained":{"global":[1,"",null],"scoped":"all"}}}}
        """);

    assertThat(ask().verdict()).isEqualTo(new Valid());
    assertThat(ask().facts().scopes()).isEmpty();
    assertThat(ask().facts().expiresAt()).isNull();
  }

  @Test
  void aTokenTheHubDoesNotKnowIsInvalid() {
    provider.rejectsTheKey();

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @Test
  void anExpiredTokenIsToldFromAnInvalidOne() {
    provider.saysThatTheTokenHasExpired();

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.EXPIRED));
  }

  @Test
  void a401ThatIsNotTheHubsOwnSaysNothingAboutTheToken() {
    provider.answers(401, "{\"proxy\":\"log in\"}");

    assertThat(ask().verdict()).isEqualTo(new WrongService(Found.OTHER_SHAPE));
  }

  @Test
  void a429WithRequestsLeftKeepsToRetryAfter() {
    provider
        .server()
        .stubFor(
            any(anyUrl())
                .willReturn(
                    aResponse()
                        .withStatus(429)
                        .withHeader("RateLimit", "\"api\";r=7;t=9000")
                        .withHeader("Retry-After", "10")));
    Instant before = Instant.now();

    Limited limited = (Limited) ask().verdict();

    assertThat(limited.limit()).isEqualTo(Limit.RATE_LIMIT);
    assertThat(limited.until()).isBetween(before.plusSeconds(10), Instant.now().plusSeconds(10));
  }
}
