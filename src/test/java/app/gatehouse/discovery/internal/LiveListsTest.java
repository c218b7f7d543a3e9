package app.gatehouse.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.models.Lifecycle;
import app.gatehouse.models.Lifecycle.Stage;
import app.gatehouse.models.ListChange;
import app.gatehouse.models.Modality;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelKind;
import app.gatehouse.models.Price;
import app.gatehouse.providers.ProviderId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatehouseTest
class LiveListsTest {

  private static final ProviderId GROQ = new ProviderId("groq");

  @Autowired private LiveLists lists;
  @Autowired private LiveModelRows rows;
  @Autowired private JdbcClient database;
  private AccountId ann;

  @BeforeEach
  void makeAnn() {
    ann = TestAccounts.add(database);
  }

  @Test
  void everyFactComesBackAsItWasListed() {
    ListedModel whole =
        new ListedModel(
            "whole",
            "Whole",
            new ModelFacts(
                ModelKind.CHAT,
                1_048_576L,
                65_536L,
                Set.of(Modality.values()),
                Set.of(Modality.TEXT, Modality.AUDIO),
                new Price(new BigDecimal("0.15000000"), new BigDecimal("75.00000000")),
                new Lifecycle(Stage.DEPRECATED, LocalDate.of(2027, 1, 14)),
                "base-model",
                null));
    ListedModel bare = new ListedModel("bare", "bare", ModelFacts.of(ModelKind.EMBEDDING));

    lists.store(ann, GROQ, List.of(whole, bare));

    assertThat(rows.of(ann))
        .extracting(row -> row.row().model())
        .containsExactlyInAnyOrder(whole, bare);
  }

  @Test
  void aPriceWithoutSenseIsUnknown() {
    lists.store(
        ann,
        GROQ,
        List.of(
            priced("negative", "-1000000"),
            priced("endless", "1E+40"),
            priced("tiny", "0.000000001")));

    assertThat(rows.of(ann))
        .extracting(row -> row.row().model().facts().price().input())
        .containsExactlyInAnyOrder(null, null, new BigDecimal("0E-8"));
  }

  @Test
  void theSameListAgainChangesNothing() {
    List<ListedModel> models = IntStream.range(0, 50).mapToObj(LiveListsTest::model).toList();
    lists.store(ann, GROQ, models);

    assertThat(lists.store(ann, GROQ, models)).isEqualTo(ListChange.NONE);
    assertThat(rows.of(ann)).hasSize(50);
  }

  @Test
  void aModelThatComesBackIsNewAgain() {
    lists.store(ann, GROQ, List.of(model(1), model(2)));
    lists.store(ann, GROQ, List.of(model(1)));

    assertThat(lists.store(ann, GROQ, List.of(model(1), model(2))).added())
        .containsExactly("Model 2");
    assertThat(rows.of(ann)).allMatch(row -> row.row().goneAt() == null);
  }

  @Test
  void aProviderThatRenamesItsModelsEachTimeDoesNotFillTheDatabase() {
    for (int round = 0; round < 4; round++) {
      int first = round * 600;
      lists.store(
          ann, GROQ, IntStream.range(first, first + 600).mapToObj(LiveListsTest::model).toList());
    }

    assertThat(rows.of(ann)).hasSize(600 + 1000);
  }

  @Test
  void tenThousandModelsAreStoredAndChangedInOneGo() {
    List<ListedModel> models = IntStream.range(0, 10_000).mapToObj(LiveListsTest::model).toList();

    long begun = System.nanoTime();
    lists.store(ann, GROQ, models);
    long stored = System.nanoTime();
    ListChange change = lists.store(ann, GROQ, models.subList(1, 10_000));
    long again = System.nanoTime();

    assertThat(change.gone()).containsExactly("Model 0");
    assertThat(rows.of(ann)).hasSize(10_000);
    System.out.printf(
        "10,000 models: stored in %d ms, compared with the next list in %d ms%n",
        (stored - begun) / 1_000_000, (again - stored) / 1_000_000);
  }

  private static ListedModel model(int number) {
    return new ListedModel(
        "model-" + number, "Model " + number, ModelFacts.UNKNOWN.withContext(131_072L, null));
  }

  private static ListedModel priced(String id, String input) {
    return new ListedModel(
        id, id, ModelFacts.UNKNOWN.withPrice(new Price(new BigDecimal(input), null)));
  }
}
