package app.gatehouse.discovery.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.contract.DialectContract;
import app.gatehouse.credentials.Verdict.Kind;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongKind;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.discovery.Listing;
import app.gatehouse.fakes.FakeGemini;
import app.gatehouse.models.ModelKind;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiAdapterTest extends DialectContract<FakeGemini> {

  @Override
  protected DialectAdapter adapter() {
    return new GeminiAdapter();
  }

  @Override
  protected FakeGemini fake() {
    return new FakeGemini(0);
  }

  @Override
  protected Set<String> requiredFields() {
    return Set.of("name", "models");
  }

  @Test
  void bothShapesOfKeysAreAskedAbout() {
    provider.serves(1);

    assertThat(ask(provider.key()).verdict()).isEqualTo(new Valid());
    assertThat(ask(provider.olderKey()).verdict()).isEqualTo(new Valid());
  }

  @Test
  void theKeyIsSentInTheHeaderAndNeverInTheAddress() {
    provider.serves(2_500);

    ask();

    assertThat(provider.server().findAll(anyRequestedFor(anyUrl())))
        .hasSize(3)
        .allSatisfy(request -> {
          assertThat(request.getHeader("x-goog-api-key")).isEqualTo(provider.key());
          assertThat(request.containsHeader("Authorization")).isFalse();
          assertThat(request.getUrl()).doesNotContain("key", provider.key());
        });
  }

  @Test
  void aWrongKeyComesAs400() {
    provider.rejectsTheKey();

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @Test
  void anExpiredKeyIsToldByTheMessageAlone() {
    provider.saysThatTheKeyHasExpired();

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.EXPIRED));
  }

  @Test
  void aKeyOfATypeThatIsNotTakenAnyMoreIsRejected() {
    provider.refusesFor(401, "UNAUTHENTICATED", "ACCESS_TOKEN_TYPE_UNSUPPORTED");

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @Test
  void aKeyThatIsBlockedForThisServiceIsRejectedAsBlocked() {
    provider.refusesFor(401, "UNAUTHENTICATED", "API_KEY_SERVICE_BLOCKED");

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.BLOCKED));
  }

  @Test
  void aKeyThatWasFoundInPublicIsRejectedAsBlocked() {
    provider.refuses(
        403,
        "PERMISSION_DENIED",
        "Your API key was reported as leaked. Please use another API key.",
        "");

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.BLOCKED));
  }

  @Test
  void aKeyThatWasLostOnTheWayIsNotRejected() {
    provider.refuses(
        403,
        "PERMISSION_DENIED",
        "Method doesn't allow unregistered callers (callers without established identity).",
        "");

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.NO_PERMISSION, null));
  }

  @Test
  void aRegionThatIsNotServedSaysNothingAgainstTheKey() {
    provider.refuses(
        400, "FAILED_PRECONDITION", "User location is not supported for the API use.", "");

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.REGION, null));
  }

  @Test
  void prepaidCreditThatIsUsedUpComesAs402() {
    provider.hasNoCredit();

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.NO_CREDIT, null));
  }

  @ParameterizedTest
  @CsvSource({"41s, 41", "41.5s, 42", "0s, 1", "0.3s, 1", "999999999s, 86400"})
  void theWaitStandsAmongTheDetails(String retryDelay, long seconds) {
    provider.asksToWait(retryDelay);
    Instant before = Instant.now();

    Limited limited = (Limited) ask().verdict();

    assertThat(limited.limit()).isEqualTo(Limit.RATE_LIMIT);
    assertThat(limited.until())
        .isBetween(before.plusSeconds(seconds), Instant.now().plusSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"soon", "-3s", "99999999999999s", "''"})
  void aWaitThatCannotBeReadIsUnknown(String retryDelay) {
    provider.asksToWait(retryDelay);

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.RATE_LIMIT, null));
  }

  @Test
  void anErrorInsideAnArrayIsReadAsTheSameError() {
    provider.wrapsItsErrors();

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @ParameterizedTest
  @CsvSource({
    "499, CANCELLED, BROKEN",
    "500, INTERNAL, SERVER_ERROR",
    "503, UNAVAILABLE, SERVER_ERROR",
    "504, DEADLINE_EXCEEDED, SERVER_ERROR"
  })
  void troubleOfGooglesOwnJudgesNothing(int status, String word, Trouble trouble) {
    provider.refuses(status, word, "The model is overloaded.", "");

    assertThat(ask().verdict()).isEqualTo(new NotReachable(trouble));
  }

  @Test
  void aLoginTokenIsTheWrongKindAndIsNotSent() {
    provider.serves(1);

    assertThat(ask("ya29." + "a".repeat(60)).verdict()).isEqualTo(new WrongKind(Kind.OAUTH));
    assertThat(provider.server().getAllServeEvents()).isEmpty();
  }

  @Test
  void aListWhosePagesLeadInACircleEnds() {
    provider.rejectsTheKey();
    provider.page(null, "{\"name\":\"models/a\"}", "one");
    provider.page("one", "{\"name\":\"models/b\"}", "two");
    provider.page("two", "{\"name\":\"models/c\"}", "one");

    assertThat(ask().verdict()).isEqualTo(new Valid());
    assertThat(ask().listing()).isEqualTo(new Listing.BrokenOff(3));
  }

  @Test
  void aLastPageWithNothingOnItIsAnEmptyObject() {
    provider.rejectsTheKey();
    provider.page(null, "{\"name\":\"models/a\"}", "one");
    provider.answersPage("one", okJson("{}"));

    assertThat(listed()).extracting(ListedModel::id).containsExactly("a");
  }

  @Test
  void whatAModelIsForIsToldByItsMethods() {
    provider.lists(
        """
        {"name":"models/gemini-x","supportedGenerationMethods":["generateContent","countTokens"]},
        {"name":"models/gemini-embedding-001","supportedGenerationMethods":["embedContent"]},
        {"name":"models/text-bison","supportedGenerationMethods":["embedText"]},
        {"name":"models/imagen-4","supportedGenerationMethods":["predict"]},
        {"name":"models/veo-3","supportedGenerationMethods":["predictLongRunning"]},
        {"name":"models/gemini-live","supportedGenerationMethods":["bidiGenerateContent"]},
        {"name":"models/gemini-x-tts","supportedGenerationMethods":["generateContent"]},
        {"name":"models/aqa","supportedGenerationMethods":["generateAnswer"]},
        {"name":"models/gemini-y"},
        {"name":"models/new-embedding"}
        """);

    assertThat(listed())
        .extracting(model -> model.facts().kind())
        .containsExactly(
            ModelKind.CHAT,
            ModelKind.EMBEDDING,
            ModelKind.EMBEDDING,
            ModelKind.IMAGE,
            ModelKind.VIDEO,
            ModelKind.SPEECH,
            ModelKind.SPEECH,
            ModelKind.OTHER,
            ModelKind.CHAT,
            ModelKind.EMBEDDING);
  }

  @Test
  void theIdIsWithoutItsPrefixAndTheLimitsAreRead() {
    provider.lists(
        """
        {"name":"models/gemini-x","version":"001","displayName":"Gemini X","description":"long",
         "inputTokenLimit":1048576,"outputTokenLimit":65536,"thinking":true,"temperature":1,
         "supportedGenerationMethods":["generateContent"]},
        {"name":"tunedModels/mine","displayName":"","inputTokenLimit":0}
        """);

    ListedModel model = listed().getFirst();
    assertThat(model.id()).isEqualTo("gemini-x");
    assertThat(model.name()).isEqualTo("Gemini X");
    assertThat(model.facts().contextWindow()).isEqualTo(1_048_576);
    assertThat(model.facts().outputLimit()).isEqualTo(65_536);
    assertThat(listed().get(1).name()).isEqualTo("tunedModels/mine");
    assertThat(listed().get(1).facts().contextWindow()).isNull();
  }

  @Test
  void unknownFieldsAreIgnoredAndStrangeEntriesLeftOut() {
    provider.lists(
        """
        {"name":"models/good","new":{"deep":[1]}},{"name":"models/"},{"name":7},"text",null,{}
        """);

    assertThat(listed()).extracting(ListedModel::id).containsExactly("good");
  }
}
