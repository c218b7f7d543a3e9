package app.gatehouse.models;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.models.Model.Access;
import app.gatehouse.models.Model.Source;
import app.gatehouse.models.ModelQuery.Locked;
import app.gatehouse.models.ModelQuery.Order;
import app.gatehouse.providers.ProviderId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
    ModelQuery query = ModelQuery.all().matching(filter);

    assertThat(query.matches(gpt)).isEqualTo(findsGpt);
    assertThat(query.matches(claude)).isEqualTo(findsClaude);
  }

  @Test
  void keepsToAProvider() {
    ModelQuery query = ModelQuery.all().of(Set.of(new ProviderId("openai")));

    assertThat(query.matches(gpt)).isTrue();
    assertThat(query.matches(claude)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void putsEveryTwoModelsInOneOrderEitherWay(Order order) {
    List<Model> models = similarModels();
    for (boolean descending : List.of(false, true)) {
      Comparator<Model> comparator = ModelQuery.all().by(order, descending).comparator();
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
    Model first = Model.of(ref("z", "2"), "alpha", "Yota", Source.REGISTRY, Access.UNLOCKED);
    Model second = Model.of(ref("a", "9"), "Beta", "xerox", Source.DEFAULT_LIST, Access.UNLOCKED);

    assertThat(sorted(Order.NAME, false, first, second)).containsExactly(first, second);
    assertThat(sorted(Order.NAME, true, first, second)).containsExactly(second, first);
    assertThat(sorted(Order.ID, false, first, second)).containsExactly(second, first);
    assertThat(sorted(Order.PROVIDER, false, first, second)).containsExactly(second, first);
    assertThat(sorted(Order.SOURCE, false, first, second)).containsExactly(second, first);
  }

  @Test
  void putsThoseOfWhichItIsUnknownLastEitherWay() {
    Model unknown = model("openai", "a", "A", "OpenAI");
    Model small = with(unknown, ref("openai", "b"), ModelFacts.UNKNOWN.withContext(1L, null));
    Model large = with(unknown, ref("openai", "c"), ModelFacts.UNKNOWN.withContext(2L, null));

    assertThat(sorted(Order.CONTEXT, false, unknown, large, small))
        .containsExactly(small, large, unknown);
    assertThat(sorted(Order.CONTEXT, true, unknown, small, large))
        .containsExactly(large, small, unknown);
  }

  @Test
  void ordersPricesByTheirWorthAndFavouritesFirst() {
    Model one = model("openai", "a", "A", "OpenAI");
    Model cheap = with(one, ref("openai", "z"), priced("0.9"));
    Model same = with(one, ref("openai", "y"), priced("0.90"));
    Model dear = with(one, ref("openai", "x"), priced("10")).chosen(true, true);

    assertThat(sorted(Order.INPUT_PRICE, false, dear, cheap, same))
        .containsExactly(same, cheap, dear);
    assertThat(sorted(Order.FAVOURITE, false, same, cheap, dear))
        .containsExactly(dear, same, cheap);
  }

  @Test
  void asksForModelsToChatWithUnlessForEveryKind() {
    Model embedding = with(gpt, gpt.ref(), ModelFacts.of(ModelKind.EMBEDDING));

    assertThat(ModelQuery.all().matches(embedding)).isFalse();
    assertThat(ModelQuery.all().ofEveryKind(true).matches(embedding)).isTrue();
    assertThat(ModelQuery.offered().matches(embedding)).isFalse();
  }

  @Test
  void keepsToASourceToFavouritesAndToWhatIsSwitchedOnOrOff() {
    Model chosen = gpt.chosen(true, false);

    assertThat(ModelQuery.all().from(Source.LIVE).matches(gpt)).isFalse();
    assertThat(ModelQuery.all().from(Source.DEFAULT_LIST).matches(gpt)).isTrue();
    assertThat(ModelQuery.all().favouritesOnly(true).matches(gpt)).isFalse();
    assertThat(ModelQuery.all().favouritesOnly(true).matches(chosen)).isTrue();
    assertThat(ModelQuery.all().switched(true).matches(chosen)).isFalse();
    assertThat(ModelQuery.all().switched(false).matches(chosen)).isTrue();
    assertThat(ModelQuery.all().matches(chosen)).isTrue();
    assertThat(ModelQuery.offered().matches(chosen)).isFalse();
  }

  /** Shown at first, when locked ones are asked for too, and offered for use. */
  @ParameterizedTest
  @CsvSource({
    "UNLOCKED, DEFAULT_LIST, true, true, true",
    "NO_KEY, DEFAULT_LIST, false, true, false",
    "NO_KEY, LIVE, false, true, false",
    "NO_KEY, REGISTRY, true, true, false",
    "KEY_REJECTED, LIVE, true, true, false",
    "NEEDS_REENTRY, DEFAULT_LIST, true, true, false",
    "NOT_RUNNING, LIVE, true, true, false",
  })
  void showsLockedModelsThatTheAccountHasToDoWith(
      Access access, Source source, boolean atFirst, boolean withLocked, boolean offered) {
    Model model = Model.of(gpt.ref(), "m", "OpenAI", source, access);

    assertThat(ModelQuery.all().matches(model)).isEqualTo(atFirst);
    assertThat(ModelQuery.all().with(Locked.ALL).matches(model)).isEqualTo(withLocked);
    assertThat(ModelQuery.offered().matches(model)).isEqualTo(offered);
    assertThat(ModelQuery.all().matches(model.chosen(true, true))).isTrue();
  }

  @Test
  void showsWhatIsGoneOnlyToThoseWhoChoseOrAddedItAndOffersItNever() {
    Model live = Model.of(gpt.ref(), "m", "OpenAI", Source.LIVE, Access.UNLOCKED);
    Model added = Model.of(gpt.ref(), "m", "OpenAI", Source.REGISTRY, Access.UNLOCKED);

    assertThat(ModelQuery.all().with(Locked.ALL).matches(gone(live))).isFalse();
    assertThat(ModelQuery.all().matches(gone(live.chosen(true, true)))).isTrue();
    assertThat(ModelQuery.all().matches(gone(added))).isTrue();
    assertThat(ModelQuery.offered().matches(gone(live.chosen(true, true)))).isFalse();
    assertThat(ModelQuery.offered().matches(gone(added))).isFalse();
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
        Model plain = Model.of(ref(provider, id), name, "Provider", source, Access.UNLOCKED);
        models.add(plain);
        models.add(
            with(
                plain,
                ref(provider, id + "-known"),
                ModelFacts.UNKNOWN
                    .withContext(id.equals("n") ? 8_000L : 200_000L, id.equals("n") ? null : 4_096L)
                    .withPrice(
                        new Price(
                            new BigDecimal("1.50"), new BigDecimal(id.equals("m") ? "2" : "3")))
                    .withLifecycle(
                        new Lifecycle(
                            Lifecycle.Stage.ACTIVE,
                            id.equals("M") ? null : LocalDate.of(2027, 1, 14)))));
      }
    }
    return models;
  }

  private static ModelFacts priced(String input) {
    return ModelFacts.UNKNOWN.withPrice(new Price(new BigDecimal(input), null));
  }

  private static Model with(Model model, ModelRef ref, ModelFacts facts) {
    return new Model(
        ref,
        model.name(),
        model.providerName(),
        model.source(),
        model.access(),
        facts,
        null,
        false,
        model.favourite(),
        model.on());
  }

  private static Model gone(Model model) {
    return new Model(
        model.ref(),
        model.name(),
        model.providerName(),
        model.source(),
        model.access(),
        model.facts(),
        Instant.EPOCH,
        true,
        model.favourite(),
        model.on());
  }

  private static List<Model> sorted(Order order, boolean descending, Model... models) {
    return List.of(models).stream()
        .sorted(ModelQuery.all().by(order, descending).comparator())
        .toList();
  }

  private static Model model(String provider, String id, String name, String providerName) {
    return Model.of(ref(provider, id), name, providerName, Source.DEFAULT_LIST, Access.UNLOCKED);
  }

  private static ModelRef ref(String provider, String id) {
    return new ModelRef(new ProviderId(provider), id);
  }
}
