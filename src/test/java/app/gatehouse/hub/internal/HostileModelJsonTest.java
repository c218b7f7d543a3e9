package app.gatehouse.hub.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.gatehouse.Chaos;
import app.gatehouse.contract.Drift;
import app.gatehouse.contract.Garbage;
import app.gatehouse.hub.FoundModel;
import app.gatehouse.hub.HubFacts;
import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.ModelFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is made of answers that changed over the years, or were made to do harm. */
class HostileModelJsonTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> GOOD = List.of(HubCatalogTest.ROWS, HubCatalogTest.INFO);

  @Test
  void newFieldsChangeNothing() {
    String rows = HubCatalogTest.ROWS;
    String info = HubCatalogTest.INFO;

    assertThat(ModelJson.found(JSON.readTree(Drift.more(rows))))
        .isEqualTo(ModelJson.found(JSON.readTree(rows)));
    assertThat(ModelJson.facts(JSON.readTree(Drift.more(info))))
        .isEqualTo(ModelJson.facts(JSON.readTree(info)));
    assertThat(ModelJson.siblings(JSON.readTree(Drift.more(info))))
        .isEqualTo(ModelJson.siblings(JSON.readTree(info)));
  }

  @Test
  void noFieldIsReliedOnButTheNames() {
    Drift.less(HubCatalogTest.ROWS).stream()
        .filter(change -> !change.field().equals("id"))
        .forEach(change ->
            assertThat(ModelJson.found(JSON.readTree(change.body()))).as(change.what()).hasSize(3));
    Drift.less(HubCatalogTest.INFO).stream()
        .filter(change -> !List.of("siblings", "rfilename").contains(change.field()))
        .forEach(change ->
            assertThat(ModelJson.siblings(JSON.readTree(change.body())))
                .as(change.what())
                .hasSize(2));
  }

  @Test
  void garbageIsNeverMoreThanNothing() {
    int count = Chaos.count(400, 20_000);
    for (long seed = 0; seed < count; seed++) {
      Garbage garbage = new Garbage(seed);
      String body = garbage.of(garbage.any(GOOD).strip());
      try {
        JsonNode json = parse(body);
        ModelJson.found(json).forEach(HostileModelJsonTest::assertShowable);
        assertShowable(ModelJson.facts(json));
        ModelJson.gating(json);
        ModelJson.commit(json);
        assertUsable(FileGrouping.of(ModelJson.siblings(json), true));
        assertUsable(FileGrouping.of(ModelJson.tree(json), true));
      } catch (RuntimeException | StackOverflowError thrown) {
        fail("Garbage " + seed, thrown);
      }
    }
    System.out.println("Garbage: " + count + " garbled answers of the Hub, none did harm");
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException notJson) {
      return JSON.nullNode();
    }
  }

  private static void assertShowable(FoundModel model) {
    assertShowable(model.facts());
  }

  private static void assertShowable(HubFacts facts) {
    assertShort(facts.license());
    assertShort(facts.architecture());
    assertThat(List.of(0L))
        .allSatisfy(least -> {
          assertThat(facts.downloads() == null || facts.downloads() >= least).isTrue();
          assertThat(facts.parameters() == null || facts.parameters() > least).isTrue();
          assertThat(facts.bytes() == null || facts.bytes() > least).isTrue();
        });
    assertThat(facts.updated() == null || facts.updated().toString().length() < 40).isTrue();
  }

  private static void assertShort(@Nullable String text) {
    if (text != null) {
      assertThat(text.length()).isBetween(1, 60);
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
      assertThat(text.codePoints().noneMatch(Character::isISOControl)).isTrue();
    }
  }

  private static void assertUsable(ModelFiles files) {
    assertThat(files.models())
        .allSatisfy(group ->
            assertThat(group.files())
                .extracting(HubFile::path)
                .allSatisfy(path -> assertThat(path).doesNotContain("..", "\\", "\u202e")));
  }
}
