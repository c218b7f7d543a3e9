package app.gatehouse.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers that were meant to be good ones. The same seed makes the same garbage. */
public final class Garbage {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PLACE = "here-it-goes";
  private static final int DEEP = 20_000;

  /** In place of some value: other types, and whatever parsers and databases stumble over. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "-0.0",
          "1e999999999",
          "-1e-999999999",
          "1e308",
          "9".repeat(400),
          "0." + "0".repeat(400) + "1",
          "9223372036854775808",
          "NaN",
          "Infinity",
          "\"\"",
          "\" \"",
          "\"NaN\"",
          "\"1e999999999\"",
          "\"-1e-999999999\"",
          "\"0x10\"",
          "\"\\ud800\"",
          "\"a\\udc00b\"",
          "\"\\u0000\"",
          "\"\\u202e\\u200b\"",
          "\"2026-99-99T99:99:99Z\"",
          "\"+999999999-01-01T00:00:00Z\"",
          "\"" + "😀".repeat(300) + "\"",
          "\"" + "long ".repeat(5_000) + "\"",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "{\"\":{\"\":[]}}",
          "[".repeat(DEEP) + "]".repeat(DEEP),
          "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP),
          "\"\\x\"",
          "'single'",
          "undefined");

  private static final List<String> WHOLE =
      List.of(
          "",
          " ",
          "null",
          "[]",
          "{}",
          "\"text\"",
          "42",
          "[[[]]]",
          "{\"data\":{}}",
          "{\"models\":7}",
          "{\"data\":[1,null,\"a\",[],{}]}",
          "{\"models\":[1,null,\"a\",[],{}]}",
          "\u0000",
          "data: {}",
          "{\"error\":null}",
          "{\"error\":[]}",
          "{\"error\":{\"code\":[],\"message\":{}}}",
          "[{\"error\":{}}]");

  private static final List<String> WAITS =
      List.of(
          "", "soon", "-5", "0.5", "99999999999999999999", "Wed, 21 Oct 2015 07:28:00 GMT", "1e9");

  private static final List<Integer> STATUSES =
      List.of(200, 200, 200, 200, 200, 206, 400, 401, 402, 403, 404, 418, 422, 429, 498, 500, 529);

  private final Random random;

  public Garbage(long seed) {
    random = new Random(seed);
  }

  public int status() {
    return any(STATUSES);
  }

  /** A value for headers that say how long to wait. */
  public String delay() {
    return any(WAITS);
  }

  public String of(String body) {
    return switch (random.nextInt(6)) {
      case 0 -> body.substring(0, random.nextInt(body.length()));
      case 1 -> scrambled(body);
      case 2 -> any(WHOLE);
      case 3 -> random.nextBoolean() ? "\ufeff" + body : body + body;
      default -> withStrangeValue(body);
    };
  }

  public <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String scrambled(String body) {
    StringBuilder changed = new StringBuilder(body);
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      changed.setCharAt(random.nextInt(body.length()), (char) random.nextInt(' ', 0x7f));
    }
    return changed.toString();
  }

  private String withStrangeValue(String body) {
    JsonNode copy = JSON.readTree(body);
    List<JsonPointer> places = new ArrayList<>();
    collect(copy, JsonPointer.empty(), places);
    if (places.isEmpty()) {
      return any(WHOLE);
    }
    JsonPointer place = any(places);
    JsonNode parent = copy.at(place.head());
    if (parent instanceof ObjectNode object) {
      object.put(place.last().getMatchingProperty(), PLACE);
    } else {
      ((ArrayNode) parent).set(place.last().getMatchingIndex(), JSON.valueToTree(PLACE));
    }
    return copy.toString().replace("\"" + PLACE + "\"", any(VALUES));
  }

  private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
    if (at.head() != null) {
      places.add(at);
    }
    for (String field : node.propertyNames()) {
      collect(node.path(field), at.appendProperty(field), places);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.path(i), at.appendIndex(i), places);
    }
  }
}
