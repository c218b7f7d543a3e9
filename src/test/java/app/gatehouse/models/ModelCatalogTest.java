package app.gatehouse.models;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.models.Model.Source;
import app.gatehouse.models.ModelQuery.Order;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
@RecordApplicationEvents
class ModelCatalogTest {

  private static final ProviderId OPENAI = new ProviderId("openai");
  private static final ProviderId AZURE = new ProviderId("azure");
  private static final ModelRef GPT = new ModelRef(OPENAI, "gpt-4o");

  @Autowired private ModelCatalog catalog;
  @Autowired private ModelChoices choices;
  @Autowired private ModelRegistry registry;
  @Autowired private CredentialService credentials;
  @Autowired private ProviderCatalog providers;
  @Autowired private JdbcClient database;
  @Autowired private JdbcTemplate batches;
  @Autowired private TransactionTemplate transaction;
  private AccountId ann;

  @BeforeEach
  void addAccount() {
    ann = TestAccounts.add(database);
  }

  @Nested
  class FromSeveralSources {

    private final Model listed = model("m", "Listed", Source.DEFAULT_LIST);
    private final Model registered = model("m", "Registered", Source.REGISTRY);
    private final Model other = model("n", "Other", Source.DEFAULT_LIST);

    @Test
    void showsAModelOnceAndTheRegistrysOneWins() {
      ModelSource list = account -> List.of(listed, other);
      ModelSource byHand = account -> List.of(registered);

      assertThat(all(list, byHand)).containsExactly(registered, other);
      assertThat(all(byHand, list)).containsExactly(registered, other);
    }

    @Test
    void filtersAndSortsWhatWasMerged() {
      ModelCatalog merged = merging(account -> List.of(listed, other, registered));

      assertThat(merged.find(ann, ModelQuery.all().matching("listed"))).isEmpty();
      assertThat(merged.find(ann, ModelQuery.all().by(Order.NAME, true)))
          .containsExactly(registered, other);
    }

    @Test
    void countsTheUnlockedOnesOfAProvider() {
      Model locked = Model.of(ref("x"), "x", "OpenAI", Source.REGISTRY, Model.Access.NO_KEY);
      ModelCatalog merged = merging(account -> List.of(listed, other, locked));

      assertThat(merged.countUnlocked(ann, OPENAI)).isEqualTo(2);
      assertThat(merged.countUnlocked(ann, AZURE)).isZero();
      assertThat(merged.hasUnlocked(ann)).isTrue();
      assertThat(merging(account -> List.of(locked)).hasUnlocked(ann)).isFalse();
    }

    @Test
    void tellsThePriceAlsoOfModelsOnThisMachineThatNoListHas() {
      Price listedPrice = new Price(BigDecimal.ONE, BigDecimal.TEN);
      ModelRef here = new ModelRef(new ProviderId("ollama"), "llama3.2:latest");
      ModelRef unlisted = new ModelRef(ProviderId.LOCAL, "gone/from/disk.gguf");
      Model own = Model.of(here, "Llama", "Ollama", Source.LIVE, Model.Access.UNLOCKED);
      ModelCatalog merged =
          merging(
              account -> List.of(listed.with(listed.facts().withPrice(listedPrice)), other, own));

      assertThat(merged.price(ann, listed.ref())).isEqualTo(listedPrice);
      assertThat(merged.price(ann, other.ref())).isEqualTo(Price.UNKNOWN);
      assertThat(merged.price(ann, ref("unlisted"))).isEqualTo(Price.UNKNOWN);
      assertThat(merged.price(ann, here)).isEqualTo(Price.FREE);
      assertThat(merged.find(ann, here).orElseThrow().facts().price()).isEqualTo(Price.FREE);
      assertThat(merged.price(ann, unlisted)).isEqualTo(Price.FREE);
    }

    private List<Model> all(ModelSource... sources) {
      return merging(sources).find(ann, ModelQuery.all());
    }

    private static ModelRef ref(String id) {
      return new ModelRef(OPENAI, id);
    }

    private static Model model(String id, String name, Source source) {
      return Model.of(ref(id), name, "OpenAI", source, Model.Access.UNLOCKED);
    }
  }

  @Nested
  class ForAnAccount {

    @Test
    void isEmptyWithoutACredential() {
      assertThat(catalog.find(ann, ModelQuery.all())).isEmpty();
      assertThat(catalog.hasUnlocked(ann)).isFalse();
    }

    @Test
    void listsTheDefaultModelsOfAProviderWithACredential(ApplicationEvents events) {
      save("openai");

      List<Model> models = catalog.find(ann, ModelQuery.all());
      assertThat(models)
          .hasSameSizeAs(provider("openai").defaultModels())
          .allMatch(Model::unlocked)
          .allMatch(model -> model.source() == Source.DEFAULT_LIST)
          .allMatch(model -> model.ref().provider().equals(OPENAI));
      assertThat(events.stream(ModelEvent.class)).containsExactly(new ModelEvent.Changed(ann));
    }

    @Test
    void countsRegisteredModelsAmongTheUnlockedOnes() {
      registry.add(ann, new ModelRef(AZURE, "mine"), null);
      registry.add(ann, new ModelRef(AZURE, "mine-too"), null);

      save("azure");

      assertThat(catalog.countUnlocked(ann, AZURE)).isEqualTo(2);
    }

    @Test
    void losesTheDefaultModelsWithTheCredentialAndKeepsTheRegisteredOnesLocked() {
      Credential saved = save("openai");
      registry.add(ann, new ModelRef(OPENAI, "ft:mine"), "Mine");
      assertThat(found("mine").unlocked()).isTrue();

      credentials.delete(ann, saved.id());

      assertThat(catalog.find(ann, ModelQuery.all())).containsExactly(found("mine"));
      assertThat(found("mine").unlocked()).isFalse();
      assertThat(catalog.countUnlocked(ann, OPENAI)).isZero();
    }

    @Test
    void unlocksNothingWithACredentialThatNeedsReEntry() {
      Credential saved = save("openai");
      registry.add(ann, new ModelRef(OPENAI, "ft:mine"), "Mine");

      database
          .sql("UPDATE credential SET sealed = 'damaged' WHERE id = ?")
          .param(saved.id().value())
          .update();

      catalog.on(new ModelEvent.Changed(ann));

      assertThat(catalog.find(ann, ModelQuery.all()))
          .contains(found("mine"))
          .hasSizeGreaterThan(1)
          .allMatch(model -> model.access() == Model.Access.NEEDS_REENTRY);
      assertThat(catalog.hasUnlocked(ann)).isFalse();
    }

    @Test
    void saysNothingNewWhenASecretIsUsed(ApplicationEvents events) {
      Credential saved = save("openai");
      events.clear();

      credentials.use(ann, saved.id(), Purpose.COPY, SecretText::expose);

      assertThat(events.stream(ModelEvent.class)).isEmpty();
    }

    @Test
    void showsTheRegistrysNameForADefaultModel() {
      save("openai");
      String id = provider("openai").defaultModels().getFirst().id();
      registry.add(ann, new ModelRef(OPENAI, id), "My own name");

      assertThat(found("my own name").source()).isEqualTo(Source.REGISTRY);
      assertThat(catalog.find(ann, ModelQuery.all()))
          .hasSameSizeAs(provider("openai").defaultModels());
    }

    @Test
    void unlocksALocalProvidersModelsWithoutACredential() {
      registry.add(ann, new ModelRef(new ProviderId("ollama"), "llama3:8b"), null);

      assertThat(found("llama3").unlocked()).isTrue();
      assertThat(found("llama3").name()).isEqualTo("llama3:8b");
    }

    @Test
    void keepsTheModelsOfAProviderThatIsGone() {
      registry.add(ann, new ModelRef(new ProviderId("no-longer-there"), "m"), null);

      assertThat(found("no-longer-there").unlocked()).isFalse();
      assertThat(found("no-longer-there").providerName()).isEqualTo("no-longer-there");
    }
  }

  @Test
  void findsAndFiltersTenThousandRegisteredModels() {
    List<Object[]> rows =
        IntStream.range(0, 10_000)
            .mapToObj(i ->
                new Object[] {
                  UUID.randomUUID(), ann.value(), "deployment-" + i, "Name " + (9_999 - i)
                })
            .toList();
    transaction.executeWithoutResult(status ->
        batches.batchUpdate(
            "INSERT INTO registered_model (id, account_id, provider_id, model_id, name, created_at,"
                + " version) VALUES (?, ?, 'azure', ?, ?, CURRENT_TIMESTAMP, 0)",
            rows));

    long start = System.nanoTime();
    assertThat(catalog.find(ann, ModelQuery.all())).hasSize(10_000);
    long loaded = System.nanoTime();
    catalog.find(ann, ModelQuery.all().matching("name 9").by(Order.NAME, true));
    long searched = System.nanoTime();
    assertThat(catalog.countUnlocked(ann, AZURE)).isZero();
    long counted = System.nanoTime();
    System.out.printf(
        "10,000 models: %d ms to load and list, %d ms to search and sort, %d us to count%n",
        Duration.ofNanos(loaded - start).toMillis(),
        Duration.ofNanos(searched - loaded).toMillis(),
        Duration.ofNanos(counted - searched).toNanos() / 1000);
    assertThat(catalog.find(ann, ModelQuery.all().matching("DEPLOYMENT-777").by(Order.ID, false)))
        .extracting(model -> model.ref().id())
        .hasSize(11)
        .startsWith("deployment-777", "deployment-7770");
    assertThat(
            catalog.find(
                ann, ModelQuery.all().matching("name 9999").of(Set.of(AZURE)).by(Order.NAME, true)))
        .extracting(model -> model.ref().id())
        .containsExactly("deployment-0");
  }

  /** Nothing is committed between a change and an answer that could show an old one. */
  @Nested
  class AnswersFromMemory {

    private final AtomicInteger asked = new AtomicInteger();
    private List<Model> known = List.of(openAi("a"));
    private final ModelSource counting =
        account -> {
          asked.incrementAndGet();
          return known;
        };

    private Model openAi(String id) {
      return Model.of(new ModelRef(OPENAI, id), id, "OpenAI", Source.LIVE, Model.Access.UNLOCKED);
    }

    @Test
    void asksTheSourcesOnceForEverythingThatIsWanted() {
      ModelCatalog catalog = merging(counting);

      catalog.find(ann, ModelQuery.all());
      catalog.find(ann, new ModelRef(OPENAI, "a"));
      catalog.countUnlocked(ann, OPENAI);
      catalog.hasUnlocked(ann);

      assertThat(asked).hasValue(1);
    }

    @Test
    void asksAgainWhenToldOfAChange() {
      ModelCatalog catalog = merging(counting);
      catalog.find(ann, ModelQuery.all());
      known = List.of(openAi("a"), openAi("b"));

      catalog.on(new ModelEvent.Changed(ann));

      assertThat(catalog.countUnlocked(ann, OPENAI)).isEqualTo(2);
    }

    @Test
    void answersWithinATransactionWhatThatWillCommitAndToOthersWhatIsCommitted() {
      catalog.find(ann, ModelQuery.all());
      ModelRef mine = new ModelRef(AZURE, "mine");

      transaction.executeWithoutResult(status -> {
        registry.add(ann, mine, null);

        assertThat(catalog.find(ann, mine)).isPresent();
        assertThat(CompletableFuture.supplyAsync(() -> catalog.find(ann, mine)).join()).isEmpty();
      });

      assertThat(CompletableFuture.supplyAsync(() -> catalog.find(ann, mine)).join()).isPresent();
    }

    @Test
    void forgetsWhatWasRolledBack() {
      ModelRef mine = new ModelRef(AZURE, "mine");

      transaction.executeWithoutResult(status -> {
        registry.add(ann, mine, null);
        catalog.find(ann, mine);
        status.setRollbackOnly();
      });

      assertThat(catalog.find(ann, mine)).isEmpty();
    }
  }

  @Nested
  class Chosen {

    @BeforeEach
    void haveOpenAi() {
      save("openai");
    }

    @Test
    void favouritesAndWhatIsSwitchedOffAreMarked() {
      choices.favourite(ann, GPT, true);
      choices.on(ann, GPT, false);

      assertThat(catalog.find(ann, GPT)).get().matches(Model::favourite).matches(m -> !m.on());
      assertThat(catalog.find(ann, ModelQuery.all())).anyMatch(m -> m.ref().equals(GPT));
      assertThat(catalog.find(ann, ModelQuery.offered()))
          .isNotEmpty()
          .noneMatch(m -> m.ref().equals(GPT));
    }

    @Test
    void aChoiceOutlivesTheCredential() {
      choices.favourite(ann, GPT, true);

      credentials.delete(ann, credentials.find(ann, OPENAI).orElseThrow().id());

      assertThat(catalog.find(ann, ModelQuery.all()))
          .singleElement()
          .matches(model -> model.ref().equals(GPT))
          .matches(model -> !model.unlocked());
    }
  }

  @Test
  void keepsWhatAProviderTellsOfAModelThatWasAddedByHand() {
    ModelRef ref = new ModelRef(AZURE, "mine");
    Model listed =
        new Model(
            ref,
            "As listed",
            "Azure OpenAI",
            Source.LIVE,
            Model.Access.UNLOCKED,
            ModelFacts.UNKNOWN.withContext(8_000L, null),
            Instant.EPOCH,
            true,
            false,
            true);
    Model byHand = Model.of(ref, "By hand", "Azure OpenAI", Source.REGISTRY, Model.Access.UNLOCKED);

    for (List<Model> order : List.of(List.of(listed, byHand), List.of(byHand, listed))) {
      Model merged = merging(account -> order).find(ann, ref).orElseThrow();

      assertThat(merged.name()).isEqualTo("By hand");
      assertThat(merged.source()).isEqualTo(Source.REGISTRY);
      assertThat(merged.facts()).isEqualTo(listed.facts());
      assertThat(merged.gone()).isTrue();
      assertThat(merged.listedAt()).isEqualTo(Instant.EPOCH);
    }
  }

  @Test
  void showsWhatOtherProvidersWouldUnlockOnlyWhenAskedTo() {
    save("openai");
    ModelQuery locked = ModelQuery.all().with(ModelQuery.Locked.ALL);

    assertThat(catalog.find(ann, ModelQuery.all())).allMatch(Model::unlocked);
    assertThat(catalog.find(ann, locked))
        .filteredOn(model -> !model.unlocked())
        .isNotEmpty()
        .allMatch(model -> model.access() == Model.Access.NO_KEY)
        .anyMatch(model -> model.ref().provider().value().equals("anthropic"));
  }

  private ModelCatalog merging(ModelSource... sources) {
    return new ModelCatalog(List.of(sources), choices, Clock.systemUTC());
  }

  private Model found(String filter) {
    List<Model> found = catalog.find(ann, ModelQuery.all().matching(filter));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private Credential save(String provider) {
    try (SecretText secret = SecretText.of("sk-0123456789abcdef")) {
      return credentials.save(ann, provider(provider), secret, null);
    }
  }

  private Provider provider(String id) {
    return providers.get(new ProviderId(id));
  }
}
