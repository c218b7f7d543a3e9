package app.gatehouse.inference;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a request, a JSON object, as it came. Looked through once for what decides its way;
 * nothing of it is built anew, so what Gatehouse does not know reaches the provider unchanged.
 */
public final class RequestBody {

  /** An image in a request is one long text. */
  private static final int LONGEST_TEXT = 64 * 1024 * 1024;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
          .build();

  private final byte[] json;
  private final @Nullable Place model;
  private final boolean stream;
  private final boolean usageWanted;

  /**
   * A value and where it stands.
   *
   * @param end the first byte behind it
   */
  private record Place(String value, int start, int end) {}

  private RequestBody(byte[] json, @Nullable Place model, boolean stream, boolean usageWanted) {
    this.json = json;
    this.model = model;
    this.stream = stream;
    this.usageWanted = usageWanted;
  }

  /**
   * Looks through a body.
   *
   * @param json UTF-8; taken as it is, not copied
   * @throws MalformedRequestException when it is no JSON object, or names its model twice, of which
   *     nobody could tell which one counts
   */
  public static RequestBody of(byte[] json) throws MalformedRequestException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      return read(parser, json);
    } catch (JacksonException notJson) {
      throw new MalformedRequestException("The body is not valid JSON.");
    }
  }

  private static RequestBody read(JsonParser parser, byte[] json) throws MalformedRequestException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new MalformedRequestException("The body is not a JSON object.");
    }
    @Nullable Place model = null;
    boolean stream = false;
    boolean usage = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("model")) {
        if (model != null) {
          throw new MalformedRequestException("The body names its model twice.");
        }
        model = model(parser, value);
      } else if (name.equals("stream")) {
        stream = value == JsonToken.VALUE_TRUE;
      } else if (name.equals("stream_options") && value == JsonToken.START_OBJECT) {
        usage = includesUsage(parser);
      } else {
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw new MalformedRequestException("Something stands behind the body's JSON object.");
    }
    return new RequestBody(json, model, stream, usage);
  }

  private static Place model(JsonParser parser, JsonToken value) throws MalformedRequestException {
    if (value != JsonToken.VALUE_STRING) {
      throw new MalformedRequestException("The model is not a text.");
    }
    int start = (int) parser.currentTokenLocation().getByteOffset();
    String text = parser.getString();
    return new Place(text, start, (int) parser.currentLocation().getByteOffset());
  }

  private static boolean includesUsage(JsonParser parser) {
    boolean usage = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("include_usage")) {
        usage = value == JsonToken.VALUE_TRUE;
      } else {
        parser.skipChildren();
      }
    }
    return usage;
  }

  /** What it calls its model; empty when it names none. */
  public Optional<String> model() {
    return Optional.ofNullable(model).map(Place::value);
  }

  /** Whether the answer is to come in pieces. */
  public boolean stream() {
    return stream;
  }

  /** Whether a streamed answer is to end with what was used ({@code stream_options}). */
  public boolean usageWanted() {
    return usageWanted;
  }

  /** The body as it came. Not to be changed. */
  public byte[] json() {
    return json;
  }

  /** The body with this model's name in place of its own, and else byte for byte the same. */
  public byte[] naming(String name) {
    byte[] value = JsonMapper.shared().writeValueAsBytes(name);
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + value.length + 16);
    if (model == null) {
      int open = firstBrace();
      out.write(json, 0, open + 1);
      out.writeBytes("\"model\":".getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(value);
      if (!isEmptyFrom(open + 1)) {
        out.write(',');
      }
      out.write(json, open + 1, json.length - open - 1);
    } else {
      out.write(json, 0, model.start());
      out.writeBytes(value);
      out.write(json, model.end(), json.length - model.end());
    }
    return out.toByteArray();
  }

  private int firstBrace() {
    int position = 0;
    while (json[position] != '{') {
      position++;
    }
    return position;
  }

  private boolean isEmptyFrom(int start) {
    int position = start;
    while (json[position] <= ' ') {
      position++;
    }
    return json[position] == '}';
  }

  /** Nothing of what is asked. */
  @Override
  public String toString() {
    return json.length + " bytes";
  }
}
