package app.gatehouse.discovery.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.contract.DialectContract;
import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict;
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
import app.gatehouse.fakes.FakeOpenRouter;
import app.gatehouse.models.Lifecycle;
import app.gatehouse.models.Lifecycle.Stage;
import app.gatehouse.models.Modality;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelKind;
import app.gatehouse.models.Price;
import com.github.tomakehurst.wiremock.http.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenRouterAdapterTest extends DialectContract<FakeOpenRouter> {

  @Override
  protected DialectAdapter adapter() {
    return new OpenRouterAdapter();
  }

  @Override
  protected FakeOpenRouter fake() {
    return new FakeOpenRouter(0);
  }

  @Test
  void theListIsOpenToAllAndSoProvesNothing() {
    provider.serves(3);

    assertThat(ask(provider.wrongKey()).verdict()).isEqualTo(new Rejected(Rejection.INVALID));
    provider.server().verify(0, getRequestedFor(urlPathEqualTo("/api/v1/models")));
  }

  @Test
  void whatAKeyMaySpendIsTold() {
    provider.servesFully();

    KeyFacts facts = ask().facts();

    assertThat(facts.creditLimit()).isEqualByComparingTo("10");
    assertThat(facts.creditLeft()).isEqualByComparingTo("7.5");
    assertThat(facts.spent()).isEqualByComparingTo("2.5");
    assertThat(facts.freeTier()).isFalse();
    assertThat(facts.expiresAt()).isNull();
  }

  @Test
  void aLabelThatIsTheShortenedKeyIsNoName() {
    provider.tells("sk-or-v1-abc...xyz", "Laptop");
    assertThat(ask().facts().label()).isEqualTo("Laptop");

    provider.serves(0);
    assertThat(ask().facts().label()).isNull();
  }

  @Test
  void aKeyWithoutALimitHasWhatIsLeftOnTheAccount() {
    provider.tells(
        "\"limit\":10.0,\"limit_remaining\":7.5", "\"limit\":null,\"limit_remaining\":null");
    assertThat(ask().facts().creditLeft()).isNull();

    provider.answers("/credits", 200, "{\"data\":{\"total_credits\":20.5,\"total_usage\":3.25}}");
    assertThat(ask().verdict()).isEqualTo(new Valid());
    assertThat(ask().facts().creditLimit()).isNull();
    assertThat(ask().facts().creditLeft()).isEqualByComparingTo("17.25");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 500})
  void aFailureToTellTheCreditsChangesNothing(int status) {
    provider.servesFully();
    Findings expected = ask();
    provider.answers("/credits", status, "{\"error\":{\"code\":1,\"message\":\"No.\"}}");

    assertThat(ask()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"is_management_key", "is_provisioning_key"})
  void aManagementKeyCannotTalkToModels(String flag) {
    provider.servesFully();
    provider.tells("\"" + flag + "\":false", "\"" + flag + "\":true");

    assertThat(ask().verdict()).isEqualTo(new WrongKind(Kind.MANAGEMENT));
    assertThat(ask().listing()).isEqualTo(new Listing.NotAsked());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.25"})
  void aKeyThatHasUsedItsLimitUpHasNoCreditAndStillSeesTheModels(String left) {
    provider.tells("\"limit_remaining\":7.5", "\"limit_remaining\":" + left);
    provider.page(0, "{\"id\":\"fake/one:free\"}", "null", 1);

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.NO_CREDIT, null));
    assertThat(ask().facts().creditLeft()).isEqualByComparingTo(left);
    assertThat(listed()).extracting(ListedModel::id).containsExactly("fake/one:free");
  }

  @Test
  void theDayAKeyEndsIsTold() {
    provider.tells("\"expires_at\":null", "\"expires_at\":\"2999-01-31T12:00:00+00:00\"");

    assertThat(ask().facts().expiresAt()).isEqualTo(Instant.parse("2999-01-31T12:00:00Z"));
  }

  @Test
  void aWantOfCreditThatPassesSaysWhen() {
    provider.refusesFor(402, "In-flight budget.", Duration.ofSeconds(30));

    Verdict verdict = ask().verdict();

    assertThat(verdict).isInstanceOf(Limited.class);
    assertThat(((Limited) verdict).limit()).isEqualTo(Limit.NO_CREDIT);
    assertThat(((Limited) verdict).until())
        .isBetween(Instant.now().plusSeconds(20), Instant.now().plusSeconds(31));
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 524, 529})
  void troubleBehindOpenRouterJudgesNothing(int status) {
    provider.refuses(status, "Provider returned error");

    assertThat(ask().verdict()).isEqualTo(new NotReachable(Trouble.SERVER_ERROR));
  }

  @Test
  void pricesAreTextsInDollarsForATokenAndMinusOneIsUnknown() {
    provider.serves(0);
    provider.page(
        0,
        """
        {"id":"a/a","pricing":{"prompt":"0.0000015","completion":"0.000006"}},
        {"id":"a/b","pricing":{"prompt":"-1","completion":"-1"}},
        {"id":"a/c","pricing":{"prompt":"0","completion":"0"}},
        {"id":"a/d","pricing":{"prompt":"free","completion":null}},{"id":"a/e"}
        """,
        "null",
        5);

    assertThat(listed())
        .extracting(model -> model.facts().price())
        .containsExactly(
            new Price(new BigDecimal("1.5"), new BigDecimal("6")),
            Price.UNKNOWN,
            new Price(BigDecimal.ZERO, BigDecimal.ZERO),
            Price.UNKNOWN,
            Price.UNKNOWN);
  }

  @Test
  void whatAModelTakesAndHowMuchIsTold() {
    provider.servesFully();

    ModelFacts facts = listed().getFirst().facts();

    assertThat(listed().getFirst().name()).isEqualTo("Model one");
    assertThat(facts.contextWindow()).isEqualTo(200_000);
    assertThat(facts.outputLimit()).isEqualTo(16_384);
    assertThat(facts.takes())
        .containsExactlyInAnyOrder(Modality.TEXT, Modality.IMAGE, Modality.FILE);
    assertThat(facts.gives()).containsExactly(Modality.TEXT);
  }

  @Test
  void aRouterOfWhichNothingIsKnownIsStillListed() {
    provider.serves(0);
    provider.page(
        0,
        """
        {"id":"openrouter/auto","name":"Auto","context_length":null,
         "pricing":{"prompt":"-1","completion":"-1"},"top_provider":{"context_length":null}}
        """,
        "null",
        1);

    assertThat(listed())
        .containsExactly(new ListedModel("openrouter/auto", "Auto", ModelFacts.UNKNOWN));
  }

  @Test
  void whatGivesNoTextIsNotForChat() {
    provider.serves(0);
    provider.page(
        0,
        """
        {"id":"a/a","architecture":{"output_modalities":["image"]}},
        {"id":"a/b","architecture":{"output_modalities":["image","text"]}},
        {"id":"a/c","architecture":{"output_modalities":["embeddings"]}},
        {"id":"a/d","architecture":{"output_modalities":["audio"]}},
        {"id":"a/e","architecture":{"output_modalities":["video"]}},
        {"id":"a/f","architecture":{"output_modalities":["smell"]}}
        """,
        "null",
        6);

    assertThat(listed())
        .extracting(model -> model.facts().kind())
        .containsExactly(
            ModelKind.IMAGE,
            ModelKind.CHAT,
            ModelKind.EMBEDDING,
            ModelKind.SPEECH,
            ModelKind.VIDEO,
            ModelKind.CHAT);
  }

  @Test
  void anExpirationDateIsTheModelsEnd() {
    provider.serves(0);
    provider.page(
        0,
        """
        {"id":"a/a","expiration_date":"2999-01-14"},{"id":"a/b","expiration_date":"2020-01-14"},
        {"id":"a/c","expiration_date":null}
        """,
        "null",
        3);

    assertThat(listed())
        .extracting(model -> model.facts().lifecycle())
        .containsExactly(
            new Lifecycle(Stage.DEPRECATED, LocalDate.of(2999, 1, 14)),
            new Lifecycle(Stage.RETIRED, LocalDate.of(2020, 1, 14)),
            Lifecycle.UNKNOWN);
  }

  @Test
  void theNextPageIsAskedForHereWhereverItIsSaidToBe() {
    provider.serves(0);
    provider.page(0, "{\"id\":\"a/a\"},{\"id\":\"a/b\"}", "\"https://elsewhere.invalid/x\"", 3);
    provider.page(2, "{\"id\":\"a/c\"}", "null", 3);

    assertThat(listed()).extracting(ListedModel::id).containsExactly("a/a", "a/b", "a/c");
  }

  @Test
  void aListThatOnlyPromisesMoreEnds() {
    provider.serves(0);
    provider.page(0, "{\"id\":\"a/a\"}", "\"/more\"", 7);
    provider.page(1, "", "\"/more\"", 7);

    assertThat(listed()).extracting(ListedModel::id).containsExactly("a/a");
  }

  @Test
  void aListThatBreaksOffInItsMiddleIsNoListAndNoFaultOfTheKey() {
    provider.serves(0);
    provider.page(0, "{\"id\":\"a/a\"}", "\"/more\"", 2);
    provider.page(1, aResponse().withStatus(500));
    assertThat(ask().verdict()).isEqualTo(new Valid());
    assertThat(ask().listing()).isEqualTo(new Listing.BrokenOff(1));

    provider.page(1, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThat(ask().verdict()).isEqualTo(new Valid());
    assertThat(ask().listing()).isEqualTo(new Listing.BrokenOff(1));
  }
}
