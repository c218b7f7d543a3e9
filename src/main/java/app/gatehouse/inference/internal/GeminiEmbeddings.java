package app.gatehouse.inference.internal;

import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.Tokens;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts requests for vectors into Google's words, and its vectors into OpenAI's. */
final class GeminiEmbeddings implements Translator {

  private final String model;
  private final boolean base64;

  private GeminiEmbeddings(String model, boolean base64) {
    this.model = model;
    this.base64 = base64;
  }

  /** For an answer to this request; OpenAI's own clients ask for base64 unless told otherwise. */
  static GeminiEmbeddings to(ChatRequest asked, String model) {
    return new GeminiEmbeddings(
        model, asked.body().path("encoding_format").stringValue("").equals("base64"));
  }

  static ObjectNode request(ChatRequest asked, String model) throws InferenceException {
    JsonNode input = asked.body().path("input");
    List<JsonNode> texts = input.isString() ? List.of(input) : input.valueStream().toList();
    if (texts.isEmpty() || !texts.stream().allMatch(JsonNode::isString)) {
      throw ChatRequest.refuse(
          Reason.NOT_SUPPORTED,
          "Gemini makes vectors of texts: input is a text, or a list of them.");
    }
    ObjectNode request = JsonMapper.shared().createObjectNode();
    ArrayNode requests = request.putArray("requests");
    @Nullable Long dimensions = Usage.count(asked.body().path("dimensions"));
    for (JsonNode text : texts) {
      ObjectNode one = requests.addObject().put("model", "models/" + model);
      one.putObject("content").putArray("parts").addObject().put("text", text.stringValue());
      if (dimensions != null) {
        one.put("outputDimensionality", dimensions);
      }
    }
    return request;
  }

  @Override
  public @Nullable ObjectNode whole(JsonNode response) {
    if (!response.path("embeddings").isArray()) {
      return null;
    }
    ObjectNode answer = JsonMapper.shared().createObjectNode().put("object", "list");
    ArrayNode data = answer.putArray("data");
    for (JsonNode one : response.path("embeddings")) {
      JsonNode values = one.path("values");
      ObjectNode vector = data.addObject().put("object", "embedding").put("index", data.size() - 1);
      vector.set(
          "embedding",
          base64 ? JsonMapper.shared().getNodeFactory().stringNode(packed(values)) : values);
    }
    return answer.put("model", model);
  }

  /** Four bytes for each number, the last byte first. */
  private static String packed(JsonNode values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.size()).order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(value -> bytes.putFloat((float) value.asDouble(0)));
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  @Override
  public void event(JsonNode event, Chunks out) {
    throw new IllegalStateException("Vectors do not come in a stream");
  }

  @Override
  public void end(Chunks out) {
    throw new IllegalStateException("Vectors do not come in a stream");
  }

  @Override
  public boolean isComplete() {
    return true;
  }

  @Override
  public boolean isRefused() {
    return false;
  }

  /** It counts none. */
  @Override
  public Tokens tokens() {
    return Tokens.UNKNOWN;
  }
}
