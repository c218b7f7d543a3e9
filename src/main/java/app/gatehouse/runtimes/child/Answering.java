package app.gatehouse.runtimes.child;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What one request for an answer is told, in OpenAI's form: as a stream, or as a whole. */
final class Answering {

  private final ChatRequest request;
  private final String model;
  private final int promptTokens;
  private final String id = "chatcmpl-" + UUID.randomUUID();
  private final long created = Instant.now().getEpochSecond();

  Answering(ChatRequest request, String model, int promptTokens) {
    this.request = request;
    this.model = model;
    this.promptTokens = promptTokens;
  }

  ObjectNode first() {
    ObjectNode chunk = chunk();
    choice(chunk, null).putObject("delta").put("role", "assistant").put("content", "");
    return chunk;
  }

  ObjectNode piece(String text) {
    ObjectNode chunk = chunk();
    choice(chunk, null).putObject("delta").put("content", text);
    return chunk;
  }

  ObjectNode last(String reason) {
    ObjectNode chunk = chunk();
    choice(chunk, reason).putObject("delta");
    return chunk;
  }

  ObjectNode usageOnly(int tokens) {
    ObjectNode chunk = chunk();
    chunk.putArray("choices");
    usage(chunk, tokens);
    return chunk;
  }

  ObjectNode whole(String text, String reason, int tokens) {
    ObjectNode answer = begin("chat.completion");
    choice(answer, reason).putObject("message").put("role", "assistant").put("content", text);
    usage(answer, tokens);
    return answer;
  }

  boolean streams() {
    return request.stream();
  }

  boolean tellsUsage() {
    return request.withUsage();
  }

  private ObjectNode chunk() {
    return begin("chat.completion.chunk");
  }

  private ObjectNode begin(String object) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("id", id)
        .put("object", object)
        .put("created", created)
        .put("model", model);
  }

  private static ObjectNode choice(ObjectNode answer, @Nullable String reason) {
    return answer.putArray("choices").addObject().put("index", 0).put("finish_reason", reason);
  }

  private void usage(ObjectNode answer, int tokens) {
    answer
        .putObject("usage")
        .put("prompt_tokens", promptTokens)
        .put("completion_tokens", tokens)
        .put("total_tokens", promptTokens + tokens);
  }
}
