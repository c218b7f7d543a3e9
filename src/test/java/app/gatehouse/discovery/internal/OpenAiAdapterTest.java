package app.gatehouse.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.contract.DialectContract;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Kind;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.WrongKind;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.discovery.Listing;
import app.gatehouse.fakes.FakeOpenAi;
import app.gatehouse.models.Lifecycle;
import app.gatehouse.models.Lifecycle.Stage;
import app.gatehouse.models.ModelKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiAdapterTest extends DialectContract<FakeOpenAi> {

  @Override
  protected DialectAdapter adapter() {
    return new OpenAiAdapter();
  }

  @Override
  protected FakeOpenAi fake() {
    return new FakeOpenAi(0);
  }

  @Test
  void anInvalidKeyIsRejectedAsInvalid() {
    provider.rejectsTheKey();

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRestrictedKeyThatMayNotListMayStillChat(int status) {
    provider.deniesTheList(status);

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.CANNOT_LIST, null));
    assertThat(ask().listing()).isEqualTo(new Listing.NoList());
  }

  @Test
  void anAdminKeyIsTheWrongKindAndIsNotSent() {
    provider.serves(1);

    assertThat(ask("sk-admin-" + "a".repeat(58)).verdict()).isEqualTo(new WrongKind(Kind.ADMIN));
    assertThat(provider.server().getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "insufficient_quota, insufficient_quota, NO_CREDIT",
    "insufficient_quota, credit_balance_exhausted, NO_CREDIT",
    "insufficient_quota, organization_spend_limit_exceeded, SPEND_LIMIT",
    "insufficient_quota, billing_hard_limit_reached, SPEND_LIMIT",
    "tokens, rate_limit_exceeded, RATE_LIMIT",
    "rate_limit_error, slow_down, RATE_LIMIT",
  })
  void aWantOfMoneyIsToldFromARateLimitByTheCode(String type, String code, Limit limit) {
    provider.refuses(429, "Too much.", type, "\"" + code + "\"");

    assertThat(ask().verdict()).isEqualTo(new Limited(limit, null));
  }

  @Test
  void aCountryThatIsNotServedSaysNothingAgainstTheKey() {
    provider.refuses(403, "No.", "request_forbidden", "\"unsupported_country_region_territory\"");

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.REGION, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IP not authorized",
        "Your IP is not authorized by the IP allowlist of this project.",
        "You must be a member of an organization to use the API."
      })
  void aGoodKeyFromTheWrongPlaceIsNotRejectedAlthoughTheStatusIs401(String message) {
    provider.refuses(401, message, "invalid_request_error", "null");

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.NO_PERMISSION, null));
  }

  @Test
  void theCodeOfAnInvalidKeyGoesBeforeAnyWords() {
    provider.refuses(401, "Missing scopes, IP not authorized", "x", "\"invalid_api_key\"");

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @Test
  void noKeyAtAllIsRejected() {
    provider.refuses(401, "You didn't provide an API key.", "invalid_request_error", "null");

    assertThat(ask("").verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @ParameterizedTest
  @CsvSource({"401", "429", "403"})
  void anErrorThatIsABareStringIsReadByItsStatus(int status) {
    provider.answers(status, "{\"error\":\"No.\"}");

    assertThat(ask().verdict())
        .isEqualTo(
            switch (status) {
              case 401 -> new Rejected(Rejection.INVALID);
              case 403 -> new Limited(Limit.NO_PERMISSION, null);
              default -> new Limited(Limit.RATE_LIMIT, null);
            });
  }

  @Test
  void theWaitInMillisecondsGoesBeforeTheOneInSeconds() {
    provider.limitsTheRate(Duration.ofHours(2), 90_000);

    assertThat(((Limited) ask().verdict()).until())
        .isBetween(Instant.now().plusSeconds(80), Instant.now().plusSeconds(91));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void anOverloadedServerJudgesNothingWhateverItsWords(int status) {
    provider.refuses(status, "Overloaded", "service_unavailable_error", "\"server_is_overloaded\"");

    assertThat(ask().verdict()).isEqualTo(new NotReachable(Trouble.SERVER_ERROR));
  }

  @Test
  void aPathThatIsNotThereIsNoVerdictOnTheKey() {
    provider.refuses(404, "Unknown request URL", "invalid_request_error", "\"unknown_url\"");

    assertThat(ask().verdict()).isEqualTo(new WrongService(Found.NOTHING_THERE));
  }

  @Test
  void aRedirectIsNoVerdictOnTheKey() {
    provider.answers(302, "");

    assertThat(ask().verdict()).isEqualTo(new WrongService(Found.REDIRECT));
  }

  @Test
  void aListOfThingsWithoutAnIdIsAnotherServices() {
    provider.answers(200, "{\"data\":[{\"title\":\"News\"},7]}");

    assertThat(ask().verdict()).isEqualTo(new WrongService(Found.OTHER_SHAPE));
  }

  @Test
  void aBareArrayOfModelsIsAListAsWell() {
    provider.answers(
        200,
        "\ufeff[{\"id\":\"a\",\"context_length\":8192},{\"id\":\"b\",\"max_model_len\":4096}]");

    assertThat(listed())
        .extracting(model -> model.facts().contextWindow())
        .containsExactly(8_192L, 4_096L);
  }

  @Test
  void aPageForPeopleIsKnownBehindADeclarationAndAComment() {
    provider.answers(
        401, "<?xml version='1.0'?><!-- Hotel --><!DOCTYPE html><html><body>Pay</body></html>");

    assertThat(ask().verdict()).isEqualTo(new WrongService(Found.WEB_PAGE));
  }

  @Test
  void modelsForOtherThingsThanChatAreToldApart() {
    provider.lists(
        """
        {"id":"text-embedding-3-large"},{"id":"whisper-1"},{"id":"gpt-4o-mini-tts"},
        {"id":"gpt-image-2"},{"id":"dall-e-3"},{"id":"omni-moderation-latest"},{"id":"sora-2"},
        {"id":"gpt-4o-realtime-preview"},{"id":"gpt-4o-transcribe"},{"id":"gpt-6-luna"},{"id":"davinci-002"},
        {"id":"gpt-3.5-turbo-instruct"}
        """);

    assertThat(listed())
        .extracting(model -> model.facts().kind())
        .containsExactly(
            ModelKind.EMBEDDING,
            ModelKind.SPEECH,
            ModelKind.SPEECH,
            ModelKind.IMAGE,
            ModelKind.IMAGE,
            ModelKind.MODERATION,
            ModelKind.VIDEO,
            ModelKind.SPEECH,
            ModelKind.SPEECH,
            ModelKind.CHAT,
            ModelKind.OTHER,
            ModelKind.OTHER);
  }

  @Test
  void aShutdownDateIsShownAsTheModelsEnd() {
    provider.lists(
        """
        {"id":"a","shutdown_date":"2999-01-14"},{"id":"b","shutdown_date":"2020-01-14"},
        {"id":"c","shutdown_date":null},{"id":"d","shutdown_date":"soon"}
        """);

    assertThat(listed())
        .extracting(ListedModel::facts)
        .extracting(facts -> facts.lifecycle())
        .containsExactly(
            new Lifecycle(Stage.DEPRECATED, LocalDate.of(2999, 1, 14)),
            new Lifecycle(Stage.RETIRED, LocalDate.of(2020, 1, 14)),
            Lifecycle.UNKNOWN,
            Lifecycle.UNKNOWN);
  }

  @Test
  void unknownFieldsAreIgnoredAndStrangeEntriesLeftOut() {
    provider.lists(
        """
        {"id":"good","new":{"deep":[1,2]}},{"object":"model"},{"id":7},"text",null,{"id":"a b"},
        {"id":"good"}
        """);

    assertThat(listed()).extracting(ListedModel::id).containsExactly("good");
  }
}
