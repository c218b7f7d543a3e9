package app.gatehouse.discovery.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.contract.DialectContract;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.fakes.FakeOllama;
import app.gatehouse.models.LocalFacts;
import app.gatehouse.models.Modality;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelKind;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OllamaAdapterTest extends DialectContract<FakeOllama> {

  @Override
  protected DialectAdapter adapter() {
    return new OllamaAdapter();
  }

  @Override
  protected FakeOllama fake() {
    return new FakeOllama(0);
  }

  @Override
  protected Set<String> requiredFields() {
    return Set.of("version", "models");
  }

  @Override
  protected boolean needsAKey() {
    return false;
  }

  @Test
  void theVersionIsTold() {
    provider.serves(1);

    assertThat(ask().version()).isEqualTo("0.12.6");
  }

  @Test
  void aVersionThatIsNoTextIsNotOllamas() {
    provider.serves(1);
    provider.answers(200, "{\"version\":{\"number\":1},\"models\":[]}");

    assertThat(ask().verdict()).isEqualTo(new WrongService(Found.OTHER_SHAPE));
  }

  @Test
  void whatHasAVersionButNoListIsNotOllama() {
    provider.answers(200, "{\"version\":\"1.0\"}");

    assertThat(ask().verdict()).isEqualTo(new WrongService(Found.OTHER_SHAPE));
  }

  @Test
  void aServerThatKnowsItselfByOtherNamesSaysNothingAgainstWhoAsks() {
    provider.guardsItsHost();

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.NO_PERMISSION, null));
  }

  @Test
  void theCloudTakesAKey() {
    provider.serves(1);

    assertThat(ask("cloud-key-1234567890").verdict()).isEqualTo(new Valid());
    assertThat(provider.server().getAllServeEvents())
        .allSatisfy(event ->
            assertThat(event.getRequest().getHeader("Authorization"))
                .isEqualTo("Bearer cloud-key-1234567890"));
  }

  @Test
  void theCloudRejectsAKeyItDoesNotKnow() {
    provider.rejectsTheKey();

    assertThat(ask(provider.wrongKey()).verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @Test
  void withoutAKeyNoneIsSent() {
    provider.serves(1);

    ask();

    assertThat(provider.server().getAllServeEvents())
        .allSatisfy(
            event -> assertThat(event.getRequest().containsHeader("Authorization")).isFalse());
  }

  @Test
  void whatAModelIsForIsToldByItsCapabilities() {
    provider.lists(
        """
        {"model":"a","details":{"context_length":1},"capabilities":["completion","vision","audio"]},
        {"model":"b","details":{"context_length":1},"capabilities":["embedding"]},
        {"model":"c","details":{"context_length":1},"capabilities":["image"]},
        {"model":"d","details":{"context_length":1}},
        {"model":"nomic-embed-text","details":{"context_length":1}}
        """);

    assertThat(listed())
        .extracting(model -> model.facts().kind())
        .containsExactly(
            ModelKind.CHAT,
            ModelKind.EMBEDDING,
            ModelKind.IMAGE,
            ModelKind.CHAT,
            ModelKind.EMBEDDING);
    assertThat(listed().getFirst().facts().takes())
        .containsExactlyInAnyOrder(Modality.TEXT, Modality.IMAGE, Modality.AUDIO);
    assertThat(listed().get(3).facts().takes()).isEmpty();
  }

  @Test
  void sizeParametersAndQuantizationAreRead() {
    provider.serves(1);

    assertThat(listed().getFirst().facts().local())
        .isEqualTo(new LocalFacts(2_019_393_189L, "3.2B", "Q4_K_M", false));
    assertThat(listed().getFirst().facts().contextWindow()).isEqualTo(131_072);
  }

  @Test
  void aModelOfTheCloudIsNoBytesHere() {
    provider.lists(
        """
        {"model":"big:cloud","size":384,"remote_model":"big","remote_host":"https://ollama.com",
         "details":{"context_length":5}}
        """);

    ModelFacts facts = listed().getFirst().facts();

    assertThat(facts.base()).isEqualTo("big");
    assertThat(facts.local()).isEqualTo(new LocalFacts(null, null, null, false));
  }

  @Test
  void aLoadedModelHasTheContextItWasLoadedWith() {
    provider.serves(2);
    provider.loads("{\"name\":\"fake-1\",\"model\":\"fake-1\",\"context_length\":4096}");

    assertThat(listed())
        .extracting(model -> model.facts().contextWindow())
        .containsExactly(131_072L, 4_096L);
    assertThat(listed()).extracting(OllamaAdapterTest::loaded).containsExactly(false, true);
  }

  @Test
  void whereIsNotToldWhatIsLoadedThatIsUnknown() {
    provider.serves(1);
    provider.doesNotTellWhatIsLoaded();

    assertThat(ask().verdict()).isEqualTo(new Valid());
    assertThat(listed()).extracting(OllamaAdapterTest::loaded).containsExactly((Boolean) null);
  }

  @Test
  void aContextThatIsMissingIsAskedForOneByOne() {
    provider.lists("{\"model\":\"a\"},{\"model\":\"b\"},{\"model\":\"c\",\"details\":{}}");
    provider.shows(
        "a", "{\"model_info\":{\"general.architecture\":\"llama\",\"llama.context_length\":8192}}");
    provider.shows("b", "{\"model_info\":{\"general.architecture\":\"llama\"}}");

    assertThat(listed())
        .extracting(model -> model.facts().contextWindow())
        .containsExactly(8_192L, null, null);
  }

  @Test
  void atMostTwentyModelsAreAskedAboutOneByOne() {
    provider.lists(
        IntStream.range(0, 50)
            .mapToObj(number -> "{\"model\":\"m" + number + "\"}")
            .collect(Collectors.joining(",")));

    assertThat(listed()).hasSize(50);
    assertThat(provider.server().findAll(postRequestedFor(urlEqualTo("/api/show")))).hasSize(20);
  }

  @Test
  void theListStandsWhereAModelCannotBeAskedAbout() {
    provider.lists("{\"model\":\"a\"},{\"model\":\"b\"}");
    provider.hangsWhenAskedAboutAModel();

    assertThat(verdict(Duration.ofMillis(700))).isEqualTo(new Valid());
  }

  @Test
  void unknownFieldsAreIgnoredAndStrangeEntriesLeftOut() {
    provider.lists("{\"model\":\"good\",\"new\":{\"deep\":[1]}},{\"model\":7},{},null,\"x\"");

    assertThat(listed()).extracting(ListedModel::id).containsExactly("good");
  }

  private static @Nullable Object loaded(ListedModel model) {
    LocalFacts local = model.facts().local();
    return local == null ? "no facts" : local.loaded();
  }
}
