package app.gatehouse.inference.internal;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What matters of a whole answer, without building the rest of it in memory.
 *
 * @param top its fields {@code usage}, {@code error}, {@code input_tokens} and {@code x_groq}
 * @param marked whether it has the field that makes it an answer
 */
record WholeLook(ObjectNode top, boolean marked) {

  /**
   * @return null when it is no JSON object
   */
  static @Nullable WholeLook at(byte[] body, String mark) {
    try (JsonParser parser = JsonMapper.shared().createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      ObjectNode top = JsonMapper.shared().createObjectNode();
      boolean marked = false;
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        marked |= name.equals(mark);
        parser.nextToken();
        switch (name) {
          case "usage", "error", "input_tokens", "x_groq" ->
              top.set(name, parser.<JsonNode>readValueAsTree());
          default -> parser.skipChildren();
        }
      }
      return new WholeLook(top, marked);
    } catch (JacksonException notJson) {
      return null;
    }
  }

  boolean hasError() {
    return top.path("error").isObject() || top.path("error").isString();
  }
}
