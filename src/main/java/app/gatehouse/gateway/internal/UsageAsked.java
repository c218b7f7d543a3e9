package app.gatehouse.gateway.internal;

import app.gatehouse.inference.MalformedRequestException;
import app.gatehouse.inference.RequestBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has a streamed answer of OpenAI's dialect end with what was used, which it does only when asked.
 * Nothing else of the request is changed.
 */
final class UsageAsked {

  private static final String OPTIONS = "stream_options";
  private static final String WANTED = "include_usage";

  private UsageAsked() {}

  static RequestBody in(RequestBody body) throws RefusedException {
    try {
      return RequestBody.of(changed(body.json()));
    } catch (MalformedRequestException malformed) {
      throw new RefusedException(Refusals.badBody(String.valueOf(malformed.getMessage())));
    }
  }

  private static byte[] changed(byte[] json) {
    JsonMapper mapper = JsonMapper.shared();
    int open = 0;
    while (json[open] != '{') {
      open++;
    }
    try (JsonParser parser = mapper.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean found = parser.currentName().equals(OPTIONS);
        parser.nextToken();
        if (found) {
          int start = (int) parser.currentTokenLocation().getByteOffset();
          JsonNode given = parser.readValueAsTree();
          int end = (int) parser.currentLocation().getByteOffset();
          ObjectNode options =
              given instanceof ObjectNode object ? object : mapper.createObjectNode();
          options.put(WANTED, true);
          return joined(json, start, mapper.writeValueAsString(options), end);
        }
        parser.skipChildren();
      }
    }
    String first = "\"%s\":{\"%s\":true},".formatted(OPTIONS, WANTED);
    return joined(json, open + 1, first, open + 1);
  }

  private static byte[] joined(byte[] json, int start, String middle, int end) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + middle.length());
    out.write(json, 0, start);
    out.writeBytes(middle.getBytes(StandardCharsets.UTF_8));
    out.write(json, end, json.length - end);
    return out.toByteArray();
  }
}
