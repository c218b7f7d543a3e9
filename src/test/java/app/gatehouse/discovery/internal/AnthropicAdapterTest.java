package app.gatehouse.discovery.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
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
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.discovery.Listing;
import app.gatehouse.fakes.FakeAnthropic;
import app.gatehouse.models.Lifecycle;
import app.gatehouse.models.Lifecycle.Stage;
import app.gatehouse.models.Modality;
import app.gatehouse.models.ModelFacts;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicAdapterTest extends DialectContract<FakeAnthropic> {

  @Override
  protected DialectAdapter adapter() {
    return new AnthropicAdapter();
  }

  @Override
  protected FakeAnthropic fake() {
    return new FakeAnthropic(0);
  }

  @Test
  void anInvalidKeyIsRejectedAsInvalid() {
    provider.rejectsTheKey();

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @ParameterizedTest
  @CsvSource({"sk-ant-admin01-, ADMIN", "sk-ant-oat01-, OAUTH"})
  void aKeyOfTheWrongKindIsToldByItsBeginningAndIsNotSent(String beginning, Kind kind) {
    provider.serves(1);

    assertThat(ask(beginning + "a".repeat(93) + "AA").verdict()).isEqualTo(new WrongKind(kind));
    assertThat(provider.server().getAllServeEvents()).isEmpty();
  }

  @Test
  void theVersionIsPinnedAndNoOriginIsSent() {
    provider.serves(1);

    ask();

    assertThat(provider.server().findAll(anyRequestedFor(anyUrl())))
        .singleElement()
        .satisfies(request -> {
          assertThat(request.getHeader("anthropic-version")).isEqualTo("2023-06-01");
          assertThat(request.containsHeader("Origin")).isFalse();
          assertThat(request.containsHeader("Authorization")).isFalse();
          assertThat(request.getUrl()).doesNotContain(provider.key());
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CORS requests are not allowed for this Organization",
        "Requests with an Origin header are not allowed"
      })
  void a401AboutWhereTheRequestComesFromIsNoProblemOfTheKey(String message) {
    provider.refuses(401, "authentication_error", message);

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.NO_PERMISSION, null));
  }

  @Test
  void aBillingProblemIsAWantOfCredit() {
    provider.refuses(402, "billing_error", "There is a problem with your billing.");

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.NO_CREDIT, null));
  }

  @Test
  void aCreditBalanceThatIsTooLowComesAs400() {
    provider.hasNoCredit();

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.NO_CREDIT, null));
  }

  @Test
  void aSpendLimitOfTheOwnerComesAs400() {
    provider.refuses(
        400,
        "invalid_request_error",
        "You have reached your specified API usage limits. You will regain access on 2026-12-01.");

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.SPEND_LIMIT, null));
  }

  @Test
  void theMonthlyCapOfTheTierIsNoRateLimitThatPasses() {
    provider.enforcesTheSpendLimit();

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.SPEND_LIMIT, null));
    assertThat(ask().verdict().judges()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"500, api_error", "504, timeout_error", "529, overloaded_error"})
  void troubleOfAnthropicsOwnJudgesNothing(int status, String type) {
    provider.refuses(status, type, "Overloaded");

    assertThat(ask().verdict()).isEqualTo(new NotReachable(Trouble.SERVER_ERROR));
  }

  @Test
  void aListThatNamesItsLastModelAgainAndAgainEnds() {
    provider.rejectsTheKey();
    provider.page(null, "{\"id\":\"a\"},{\"id\":\"b\"}", true, "b");
    provider.page("b", "{\"id\":\"a\"},{\"id\":\"b\"}", true, "b");

    Findings findings = ask();

    assertThat(findings.verdict()).isEqualTo(new Valid());
    assertThat(findings.listing()).isEqualTo(new Listing.BrokenOff(2));
    assertThat(provider.server().getAllServeEvents()).hasSize(2);
  }

  @Test
  void aListThatHasMoreButNamesNoNextPageIsBrokenOff() {
    provider.rejectsTheKey();
    provider.page(null, "{\"id\":\"a\"}", true, "");

    assertThat(ask().listing()).isEqualTo(new Listing.BrokenOff(1));
  }

  @Test
  void aPageThatFailsBreaksTheListOffAndLeavesTheKeyGood() {
    provider.rejectsTheKey();
    provider.page(null, "{\"id\":\"a\"}", true, "a");
    provider.answersPage("a", aResponse().withStatus(529));

    assertThat(ask().verdict()).isEqualTo(new Valid());
    assertThat(ask().listing()).isEqualTo(new Listing.BrokenOff(1));
  }

  @Test
  void whatLeadsToTheNextPageIsPutIntoTheAddressWithCareAndNeverHoldsTheKey() {
    provider.rejectsTheKey();
    provider.page(null, "{\"id\":\"a\"}", true, "a&b=ü #?");
    provider.page("a&b=ü #?", "{\"id\":\"b\"}", true, provider.key());

    assertThat(ask().listing()).isEqualTo(new Listing.BrokenOff(2));
    assertThat(provider.server().getAllServeEvents())
        .hasSize(2)
        .noneSatisfy(event ->
            assertThat(event.getRequest().getUrl()).contains(provider.key().substring(0, 30)));
  }

  @Test
  void theNameAndTheLimitsOfAModelAreRead() {
    provider.lists(
        """
        {"type":"model","id":"claude-x","display_name":"Claude X","max_input_tokens":1000000,
         "max_tokens":128000,"line":"opus","capabilities":{"image_input":{"supported":true},
         "pdf_input":{"supported":true},"thinking":{"supported":true}}},
        {"type":"model","id":"claude-y","display_name":"Claude Y","max_input_tokens":0,
         "max_tokens":"many","capabilities":{"image_input":{"supported":false}}},
        {"id":"claude-z"}
        """);

    assertThat(listed())
        .extracting(ListedModel::name)
        .containsExactly("Claude X", "Claude Y", "claude-z");
    ModelFacts x = listed().getFirst().facts();
    assertThat(x.contextWindow()).isEqualTo(1_000_000);
    assertThat(x.outputLimit()).isEqualTo(128_000);
    assertThat(x.takes()).containsExactlyInAnyOrder(Modality.TEXT, Modality.IMAGE, Modality.FILE);
    assertThat(x.gives()).containsExactly(Modality.TEXT);
    ModelFacts y = listed().get(1).facts();
    assertThat(y.contextWindow()).isNull();
    assertThat(y.outputLimit()).isNull();
    assertThat(y.takes()).isEqualTo(Set.of(Modality.TEXT));
    assertThat(listed().get(2).facts()).isEqualTo(ModelFacts.UNKNOWN);
  }

  @Test
  void whereAModelStandsIsToldByItsLifecycleOrElseByItsDates() {
    provider.lists(
        """
        {"id":"a","lifecycle":"active","deprecated_at":null,"retires_at":null},
        {"id":"b","lifecycle":"deprecated","retires_at":"2999-11-30T00:00:00Z"},
        {"id":"c","lifecycle":"retired","retires_at":"2020-01-01T00:00:00Z"},
        {"id":"d","retires_at":"2999-11-30T00:00:00Z"},
        {"id":"e","deprecated_at":"2020-01-01T00:00:00Z"},
        {"id":"f","retires_at":"2020-01-01"},
        {"id":"g","lifecycle":"resting","retires_at":"whenever"}
        """);

    LocalDate future = LocalDate.of(2999, 11, 30);
    LocalDate past = LocalDate.of(2020, 1, 1);
    assertThat(listed())
        .extracting(model -> model.facts().lifecycle())
        .containsExactly(
            new Lifecycle(Stage.ACTIVE, null),
            new Lifecycle(Stage.DEPRECATED, future),
            new Lifecycle(Stage.RETIRED, past),
            new Lifecycle(Stage.DEPRECATED, future),
            new Lifecycle(Stage.DEPRECATED, null),
            new Lifecycle(Stage.RETIRED, past),
            Lifecycle.UNKNOWN);
  }

  @Test
  void unknownFieldsAreIgnoredAndStrangeEntriesLeftOut() {
    provider.lists(
        "{\"id\":\"good\",\"new\":{\"deep\":[1]}},{\"type\":\"model\"},{\"id\":7},null,3");

    assertThat(listed()).extracting(ListedModel::id).containsExactly("good");
  }
}
