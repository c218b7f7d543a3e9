package app.gatehouse.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How the answers of a provider change over the years, without a word. */
public final class Drift {

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * An answer that has changed in one place.
   *
   * @param field the name of what changed
   * @param what for people
   */
  public record Change(String field, String what, String body) {}

  private Drift() {}

  /** Fields nobody has heard of, in every object. */
  public static String more(String body) {
    JsonNode copy = JSON.readTree(body);
    addTo(copy);
    return copy.toString();
  }

  private static void addTo(JsonNode node) {
    node.values().forEach(Drift::addTo);
    if (node instanceof ObjectNode object) {
      object.put("brand_new", true);
      object.putObject("brand_new_object").putArray("list").add(1).addNull().add("text");
    }
  }

  /** One field less, for each field there is; in a list, of its first entry. */
  public static List<Change> less(String body) {
    List<Change> changes = new ArrayList<>();
    visit(JSON.readTree(body), JsonPointer.empty(), changes, body);
    return changes;
  }

  private static void visit(JsonNode node, JsonPointer at, List<Change> changes, String body) {
    if (node.isArray() && !node.isEmpty()) {
      visit(node.get(0), at.appendIndex(0), changes, body);
    }
    for (String field : node.propertyNames()) {
      changes.add(
          change(
              field, at + " without " + field, at, body, object -> object.remove(field) != null));
      changes.add(
          change(
              field,
              at + " with null for " + field,
              at,
              body,
              object -> object.putNull(field).isObject()));
      visit(node.path(field), at.appendProperty(field), changes, body);
    }
  }

  private static Change change(
      String field, String what, JsonPointer at, String body, Predicate<ObjectNode> edit) {
    JsonNode copy = JSON.readTree(body);
    if (!edit.test((ObjectNode) copy.at(at))) {
      throw new IllegalStateException("Nothing changed: " + what);
    }
    return new Change(field, what, copy.toString());
  }
}
