package app.gatehouse.fakes;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Google's. */
final class GeminiFormat implements ChatFormat {

  @Override
  public Asked read(String path, JsonNode body) {
    JsonNode contents = body.path("contents");
    JsonNode part = contents.path(contents.size() - 1).path("parts").path(0);
    boolean call = body.path("tools").size() > 0 && !part.has("functionResponse");
    String model = path.replaceFirst(".*/models/", "").replaceFirst(":.*", "");
    return new Asked(
        model,
        part.path("text").stringValue(""),
        call ? body.at("/tools/0/functionDeclarations/0/name").stringValue("") : "",
        path.contains(":streamGenerateContent"),
        true);
  }

  @Override
  public String whole(Asked asked) {
    ObjectNode answer = ChatFormat.object();
    ObjectNode candidate = answer.putArray("candidates").addObject();
    ArrayNode parts = candidate.putObject("content").put("role", "model").putArray("parts");
    parts.addObject().put("text", PlayedWords.THOUGHT).put("thought", true);
    said(parts, asked, PlayedWords.answer(asked.model(), asked.prompt()));
    candidate.put("finishReason", "STOP").put("index", 0);
    return finished(answer, asked).toString();
  }

  @Override
  public List<String> events(Asked asked) {
    List<String> events = new ArrayList<>();
    ObjectNode thought = ChatFormat.object();
    parts(thought).addObject().put("text", PlayedWords.THOUGHT).put("thought", true);
    events.add(ChatFormat.data(thought));
    List<String> pieces =
        asked.tool().isEmpty()
            ? PlayedWords.pieces(PlayedWords.answer(asked.model(), asked.prompt()))
            : List.of("");
    for (String piece : pieces) {
      ObjectNode event = ChatFormat.object();
      said(parts(event), asked, piece);
      events.add(ChatFormat.data(event));
    }
    ObjectNode last = ChatFormat.object();
    ObjectNode candidate = last.putArray("candidates").addObject();
    candidate
        .putObject("content")
        .put("role", "model")
        .putArray("parts")
        .addObject()
        .put("text", "");
    candidate.put("finishReason", "STOP").put("index", 0);
    events.add(ChatFormat.data(finished(last, asked)));
    return events;
  }

  @Override
  public int endings() {
    return 0;
  }

  @Override
  public String error(String message) {
    ObjectNode error = ChatFormat.object();
    error.putObject("error").put("code", 503).put("message", message).put("status", "UNAVAILABLE");
    return ChatFormat.data(error);
  }

  @Override
  public String other(String path, JsonNode body) {
    ObjectNode answer = ChatFormat.object();
    ArrayNode all = answer.putArray("embeddings");
    for (int i = 0; i < body.path("requests").size(); i++) {
      all.addObject().putArray("values").add(0.25).add(-0.5).add(i);
    }
    return answer.toString();
  }

  private static void said(ArrayNode parts, Asked asked, String text) {
    if (asked.tool().isEmpty()) {
      parts.addObject().put("text", text);
    } else {
      ObjectNode part = parts.addObject();
      part.putObject("functionCall")
          .put("name", asked.tool())
          .putObject("args")
          .put("city", "Köln");
      part.put("thoughtSignature", "c2ln");
    }
  }

  private static ArrayNode parts(ObjectNode event) {
    ObjectNode candidate = event.putArray("candidates").addObject().put("index", 0);
    return candidate.putObject("content").put("role", "model").putArray("parts");
  }

  private static ObjectNode finished(ObjectNode answer, Asked asked) {
    answer
        .putObject("usageMetadata")
        .put("promptTokenCount", 12)
        .put("cachedContentTokenCount", 3)
        .put("candidatesTokenCount", 29)
        .put("thoughtsTokenCount", 5)
        .put("totalTokenCount", 46);
    return answer.put("modelVersion", asked.model()).put("responseId", "fake");
  }
}
