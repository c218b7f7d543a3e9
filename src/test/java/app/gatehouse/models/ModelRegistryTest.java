package app.gatehouse.models;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.models.ModelRegistry.Edit;
import app.gatehouse.providers.ProviderId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@GatehouseTest
@RecordApplicationEvents
class ModelRegistryTest {

  private static final ModelRef MINE = new ModelRef(new ProviderId("azure"), "mine");
  private static final ModelRef OTHER = new ModelRef(new ProviderId("azure"), "other");

  @Autowired private ModelRegistry registry;
  @Autowired private JdbcClient database;
  private AccountId ann;
  private AccountId ben;

  @BeforeEach
  void addAccounts() {
    ann = TestAccounts.add(database);
    ben = TestAccounts.add(database);
  }

  @Test
  void keepsWhatIsAdded(ApplicationEvents events) {
    assertThat(registry.add(ann, MINE, "My model")).isTrue();
    assertThat(registry.add(ann, OTHER, null)).isTrue();

    assertThat(registry.list(ann)).extracting(RegisteredModel::ref).containsOnly(MINE, OTHER);
    assertThat(found(MINE).name()).isEqualTo("My model");
    assertThat(found(OTHER).name()).isNull();
    assertThat(events.stream(ModelEvent.class))
        .containsExactly(new ModelEvent.Changed(ann), new ModelEvent.Changed(ann));
  }

  @Test
  void addsNoModelTwice(ApplicationEvents events) {
    registry.add(ann, MINE, "First");
    events.clear();

    assertThat(registry.add(ann, MINE, "Second")).isFalse();

    assertThat(registry.list(ann)).containsExactly(found(MINE));
    assertThat(found(MINE).name()).isEqualTo("First");
    assertThat(events.stream(ModelEvent.class)).isEmpty();
  }

  @Test
  void tellsModelsApartByCase() {
    registry.add(ann, MINE, null);

    assertThat(registry.add(ann, new ModelRef(MINE.provider(), "MINE"), null)).isTrue();
  }

  @Test
  void changesReferenceAndName() {
    registry.add(ann, MINE, "My model");
    RegisteredModelId id = found(MINE).id();

    assertThat(registry.edit(ann, id, OTHER, null)).isEqualTo(Edit.DONE);

    assertThat(registry.find(ann, MINE)).isEmpty();
    assertThat(found(OTHER)).isEqualTo(new RegisteredModel(id, OTHER, null));
  }

  @Test
  void changesTheNameAlone() {
    registry.add(ann, MINE, "My model");

    assertThat(registry.edit(ann, found(MINE).id(), MINE, "Another name")).isEqualTo(Edit.DONE);

    assertThat(found(MINE).name()).isEqualTo("Another name");
  }

  @Test
  void changesNothingWhereAnotherEntryHasTheReference() {
    registry.add(ann, MINE, "Mine");
    registry.add(ann, OTHER, "Other");

    assertThat(registry.edit(ann, found(MINE).id(), OTHER, "Mine")).isEqualTo(Edit.DUPLICATE);

    assertThat(found(MINE).name()).isEqualTo("Mine");
    assertThat(found(OTHER).name()).isEqualTo("Other");
  }

  @Test
  void removes(ApplicationEvents events) {
    registry.add(ann, MINE, null);
    RegisteredModelId id = found(MINE).id();
    events.clear();

    registry.remove(ann, id);
    registry.remove(ann, id);

    assertThat(registry.list(ann)).isEmpty();
    assertThat(events.stream(ModelEvent.class)).containsExactly(new ModelEvent.Changed(ann));
  }

  @Test
  void keepsAccountsApart() {
    registry.add(ann, MINE, "Of Ann");
    RegisteredModelId id = found(MINE).id();

    assertThat(registry.add(ben, MINE, "Of Ben")).isTrue();
    registry.remove(ben, id);
    assertThat(registry.edit(ben, id, OTHER, "Taken over")).isEqualTo(Edit.GONE);

    assertThat(found(MINE)).isEqualTo(new RegisteredModel(id, MINE, "Of Ann"));
    assertThat(registry.list(ben)).extracting(RegisteredModel::name).containsExactly("Of Ben");
  }

  private RegisteredModel found(ModelRef ref) {
    return registry.find(ann, ref).orElseThrow();
  }
}
