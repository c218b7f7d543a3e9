package app.gatehouse.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.contract.DialectContract;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.fakes.FakeLmStudio;
import app.gatehouse.models.LocalFacts;
import app.gatehouse.models.Modality;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelKind;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LmStudioAdapterTest extends DialectContract<FakeLmStudio> {

  @Override
  protected DialectAdapter adapter() {
    return new LmStudioAdapter();
  }

  @Override
  protected FakeLmStudio fake() {
    return new FakeLmStudio(0);
  }

  @Override
  protected Set<String> requiredFields() {
    return Set.of("key", "models");
  }

  @Test
  void a200ForAnythingIsNotTakenForAnAnswer() {
    provider.knowsNoPath();

    assertThat(ask().verdict()).isEqualTo(new WrongService(Found.OTHER_SHAPE));
  }

  @Test
  void noTokenIsNeededUnlessItsOwnerWantsOne() {
    provider.serves(1);
    assertThat(ask("").verdict()).isEqualTo(new Valid());

    provider.servesForItsToken(1);
    assertThat(ask("").verdict()).isEqualTo(new Rejected(Rejection.INVALID));
    assertThat(ask(provider.key()).verdict()).isEqualTo(new Valid());
    assertThat(ask(provider.wrongKey()).verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @Test
  void theNewestListTellsSizesQuantizationAndWhatIsLoaded() {
    provider.lists(
        """
        {"type":"llm","publisher":"google","key":"google/gemma-x","display_name":"Gemma X",
         "architecture":"gemma","quantization":{"name":"Q4_K_M","bits_per_weight":4},
         "size_bytes":17000000000,"params_string":"26B","max_context_length":262144,"format":"gguf",
         "loaded_instances":[{"id":"gemma-x","config":{"context_length":4096}}],
         "capabilities":{"vision":true,"trained_for_tool_use":true},
         "variants":["google/gemma-x@q4_k_m"],"selected_variant":"google/gemma-x@q4_k_m"},
        {"type":"llm","key":"b","loaded_instances":[],"max_context_length":8192,
         "capabilities":{"vision":false},"selected_variant":"b@q8_0"},
        {"type":"embedding","key":"nomic"},
        {"key":"c"}
        """);

    assertThat(listed())
        .extracting(ListedModel::id)
        .containsExactly("google/gemma-x", "b", "nomic", "c");
    assertThat(listed().getFirst().name()).isEqualTo("Gemma X");
    ModelFacts gemma = listed().getFirst().facts();
    assertThat(gemma.contextWindow()).isEqualTo(4_096);
    assertThat(gemma.takes()).containsExactlyInAnyOrder(Modality.TEXT, Modality.IMAGE);
    assertThat(gemma.base()).isEqualTo("google/gemma-x@q4_k_m");
    assertThat(gemma.local()).isEqualTo(new LocalFacts(17_000_000_000L, "26B", "Q4_K_M", true));
    ModelFacts b = listed().get(1).facts();
    assertThat(b.contextWindow()).isEqualTo(8_192);
    assertThat(b.takes()).containsExactly(Modality.TEXT);
    assertThat(b.local()).isEqualTo(new LocalFacts(null, null, "q8_0", false));
    assertThat(listed().get(2).facts().kind()).isEqualTo(ModelKind.EMBEDDING);
    assertThat(listed().get(3).facts())
        .isEqualTo(ModelFacts.UNKNOWN.withLocal(new LocalFacts(null, null, null, null)));
  }

  @Test
  void anOlderVersionIsReadByItsOwnList() {
    provider.listsAsBefore(
        """
        {"id":"a","object":"model","type":"llm","quantization":"Q4_K_M","state":"loaded",
         "max_context_length":32768},
        {"id":"b","type":"vlm","state":"not-loaded"},
        {"id":"c","type":"embeddings","state":"elsewhere"}
        """);

    ModelFacts a = listed().getFirst().facts();
    assertThat(a.contextWindow()).isEqualTo(32_768);
    assertThat(a.takes()).containsExactly(Modality.TEXT);
    assertThat(a.local()).isEqualTo(new LocalFacts(null, null, "Q4_K_M", true));
    ModelFacts b = listed().get(1).facts();
    assertThat(b.takes()).containsExactlyInAnyOrder(Modality.TEXT, Modality.IMAGE);
    assertThat(b.local()).isEqualTo(new LocalFacts(null, null, null, false));
    assertThat(listed().get(2).facts().kind()).isEqualTo(ModelKind.EMBEDDING);
    assertThat(listed().get(2).facts().local()).isEqualTo(new LocalFacts(null, null, null, null));
  }

  @Test
  void aVersionThatAnswers404ToNewPathsIsReadByItsOwnList() {
    provider.answers404ToWhatItDoesNotKnow("{\"id\":\"a\",\"type\":\"llm\"}");

    assertThat(listed()).extracting(ListedModel::id).containsExactly("a");
  }

  @Test
  void theOldestVersionsAreReadAsOpenAi() {
    provider.listsAsOpenAi("{\"id\":\"a\"},{\"id\":\"text-embedding-nomic\"}");

    assertThat(listed())
        .extracting(model -> model.facts().kind())
        .containsExactly(ModelKind.CHAT, ModelKind.EMBEDDING);
  }

  @Test
  void unknownFieldsAreIgnoredAndStrangeEntriesLeftOut() {
    provider.lists("{\"key\":\"good\",\"new\":{\"deep\":[1]}},{\"key\":7},{},null,\"x\"");

    assertThat(listed()).extracting(ListedModel::id).containsExactly("good");
  }
}
