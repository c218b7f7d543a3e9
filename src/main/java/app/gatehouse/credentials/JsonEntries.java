package app.gatehouse.credentials;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the texts in a JSON document, however deep, with their names. Never throws. */
final class JsonEntries {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int DEEPEST = 20;

  private final List<Entry> entries = new ArrayList<>();

  private final int most;

  private JsonEntries(int most) {
    this.most = most;
  }

  /**
   * Empty when the text is no JSON object or array.
   *
   * @param most it stops once it has found more than these
   */
  static Optional<List<Entry>> read(String text, int most) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return Optional.empty();
    }
    try {
      JsonEntries reader = new JsonEntries(most);
      reader.walk("", "", MAPPER.readTree(text), 0);
      return Optional.of(reader.entries);
    } catch (JacksonException e) {
      // Not JSON after all: the lines of it may still be understood.
      return Optional.empty();
    }
  }

  private void walk(String outer, String name, JsonNode node, int depth) {
    if (depth > DEEPEST || entries.size() > most) {
      return;
    }
    if (node.isObject()) {
      JsonNode key = node.path("name").isString() ? node.path("name") : node.path("key");
      if (key.isString() && node.path("value").isString()) {
        // A list of pairs, as Kubernetes and others write an environment.
        entries.add(new Entry.Named(key.asString(), node.path("value").asString()));
        return;
      }
      node.properties().forEach(field -> walk(name, field.getKey(), field.getValue(), depth + 1));
    } else if (node.isArray()) {
      node.forEach(item -> walk(outer, name, item, depth + 1));
    } else {
      leaf(outer, name, node);
    }
  }

  private void leaf(String outer, String name, JsonNode node) {
    String value = node.isString() ? node.asString() : "";
    if (name.isEmpty() || value.contains("=")) {
      List<Entry> inside = EnvironmentLines.read(value, most);
      if (inside.stream().anyMatch(Entry.Named.class::isInstance) || name.isEmpty()) {
        entries.addAll(inside);
        return;
      }
    }
    entries.add(new Entry.Named(outer.isEmpty() ? name : outer + "." + name, value));
  }
}
