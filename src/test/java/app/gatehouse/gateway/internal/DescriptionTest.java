package app.gatehouse.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API and what is answered stay in step. */
class DescriptionTest {

  private final JsonNode description = JsonMapper.shared().readTree(new Description().json());

  @Test
  void everyPathThatIsDescribedIsAnsweredAndTheOtherWayRound() {
    List<String> described = new ArrayList<>();
    description
        .path("paths")
        .forEachEntry((path, operations) ->
            operations.forEachEntry((method, operation) ->
                described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Route.values())
                .map(route -> route.method() + " " + route.path())
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  void aRouteIsFoundByItsPath(Route route) throws RefusedException {
    String path = route.path().replace("{id}", "openai/gpt-4o-mini");

    assertThat(Route.find(route.method(), path, path)).isEqualTo(route);
    if (route.path().endsWith("{id}")) {
      assertThat(route.id(path)).isEqualTo("openai/gpt-4o-mini");
    }
  }

  @Test
  void anIdIsNeverEmpty() {
    assertThatThrownBy(() -> Route.find("GET", "/v1/models/", "/v1/models/"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.problem().status()).isEqualTo(404));
  }

  @Test
  void itHasTheFormOfOpenApiAndRefersOnlyToWhatItHas() {
    assertThat(description.path("openapi").asString()).startsWith("3.1.");
    List<JsonNode> references = description.findValues("$ref");

    assertThat(references).hasSizeGreaterThan(10);
    assertThat(references)
        .allSatisfy(reference ->
            assertThat(description.at(reference.asString().substring(1)).isObject())
                .as(reference.asString())
                .isTrue());
  }

  @Test
  void everyOperationHasANameOfItsOwnAndAnswers() {
    List<String> names =
        description.findValues("operationId").stream().map(JsonNode::asString).toList();

    assertThat(names).doesNotHaveDuplicates().hasSize(Route.values().length);
    description
        .path("paths")
        .forEach(operations ->
            operations.forEach(operation ->
                assertThat(operation.path("responses").path("200").isObject()).isTrue()));
  }
}
