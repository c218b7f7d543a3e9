package app.gatehouse.models;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.models.Model.Source;
import app.gatehouse.models.ModelQuery.Order;
import app.gatehouse.providers.ProviderId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelQueryTest {

  private final Model gpt = model("openai", "gpt-4o", "GPT-4o", "OpenAI");
  private final Model claude =
      model("openrouter", "anthropic/claude-sonnet-5.5", "Claude Sonnet", "OpenRouter");

  @ParameterizedTest
  @CsvSource({
    "'', true, true",
    "'  ', true, true",
    "gpt, true, false",
    "GPT-4O, true, false",
    "' gpt ', true, false",
    "claude sonnet, false, true",
    "CLAUDE-SONNET, false, true",
    "openai/gpt, true, false",
    "openrouter/anthropic, false, true",
    "OpenRouter, false, true",
    "open, true, true",
    "gemini, false, false",
    "'.*', false, false",
  })
  void findsTextInNameIdAndProvider(String filter, boolean findsGpt, boolean findsClaude) {
    ModelQuery query = new ModelQuery(filter, null, Order.NAME, false);

    assertThat(query.matches(gpt)).isEqualTo(findsGpt);
    assertThat(query.matches(claude)).isEqualTo(findsClaude);
  }

  @Test
  void keepsToAProvider() {
    ModelQuery query = new ModelQuery("", new ProviderId("openai"), Order.NAME, false);

    assertThat(query.matches(gpt)).isTrue();
    assertThat(query.matches(claude)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void putsEveryTwoModelsInOneOrderEitherWay(Order order) {
    List<Model> models = similarModels();
    for (boolean descending : List.of(false, true)) {
      Comparator<Model> comparator = new ModelQuery("", null, order, descending).comparator();
      List<Model> expected = models.stream().sorted(comparator).toList();

      for (int seed = 0; seed < 20; seed++) {
        List<Model> shuffled = new ArrayList<>(models);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(shuffled.stream().sorted(comparator)).containsExactlyElementsOf(expected);
      }
      for (Model one : models) {
        for (Model other : models) {
          assertThat(comparator.compare(one, other) == 0).isEqualTo(one.equals(other));
          assertThat(Integer.signum(comparator.compare(one, other)))
              .isEqualTo(-Integer.signum(comparator.compare(other, one)));
        }
      }
    }
  }

  @Test
  void ordersByWhatIsAskedFor() {
    Model first = Model.of(ref("z", "2"), "alpha", "Yota", Source.REGISTRY, Model.Access.UNLOCKED);
    Model second =
        Model.of(ref("a", "9"), "Beta", "xerox", Source.DEFAULT_LIST, Model.Access.UNLOCKED);

    assertThat(sorted(Order.NAME, false, first, second)).containsExactly(first, second);
    assertThat(sorted(Order.NAME, true, first, second)).containsExactly(second, first);
    assertThat(sorted(Order.ID, false, first, second)).containsExactly(second, first);
    assertThat(sorted(Order.PROVIDER, false, first, second)).containsExactly(second, first);
    assertThat(sorted(Order.SOURCE, false, first, second)).containsExactly(second, first);
  }

  @Test
  void leavesEqualOnesInTheOrderOfTheirReferencesEitherWay() {
    Model one = model("openai", "a", "Same", "OpenAI");
    Model two = model("openai", "b", "same", "OpenAI");

    assertThat(sorted(Order.NAME, false, two, one)).containsExactly(one, two);
    assertThat(sorted(Order.NAME, true, two, one)).containsExactly(one, two);
  }

  /** Each differs from some other in one thing only. */
  private static List<Model> similarModels() {
    List<Model> models = new ArrayList<>();
    for (String provider : List.of("a", "b")) {
      for (String id : List.of("m", "M", "n")) {
        String name = id.equals("n") ? "N" : "same";
        Source source = id.equals("M") ? Source.REGISTRY : Source.DEFAULT_LIST;
        models.add(Model.of(ref(provider, id), name, "Provider", source, Model.Access.UNLOCKED));
      }
    }
    return models;
  }

  private static List<Model> sorted(Order order, boolean descending, Model... models) {
    return List.of(models).stream()
        .sorted(new ModelQuery("", null, order, descending).comparator())
        .toList();
  }

  private static Model model(String provider, String id, String name, String providerName) {
    return Model.of(
        ref(provider, id), name, providerName, Source.DEFAULT_LIST, Model.Access.UNLOCKED);
  }

  private static ModelRef ref(String provider, String id) {
    return new ModelRef(new ProviderId(provider), id);
  }
}
