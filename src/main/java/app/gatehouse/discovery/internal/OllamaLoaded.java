package app.gatehouse.discovery.internal;

import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.discovery.Reply;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which models Ollama has in memory, and with which context: {@code GET /api/ps}.
 *
 * @param contexts by the model's name, 0 where none is told; null when Ollama does not tell what is
 *     loaded
 */
record OllamaLoaded(@Nullable Map<String, Long> contexts) {

  static OllamaLoaded ask(ProviderCall call) {
    Reply reply = call.get("/api/ps", Headers::bearer);
    JsonNode models = reply.json().path("models");
    if (!reply.isSuccess() || !models.isArray()) {
      return new OllamaLoaded(null);
    }
    Map<String, Long> contexts = new HashMap<>();
    for (JsonNode model : models) {
      Long context = Counts.positive(model.path("context_length"));
      contexts.put(OllamaModels.id(model), context == null ? 0 : context);
    }
    return new OllamaLoaded(contexts);
  }

  /** Null when not told. */
  @Nullable Boolean has(String id) {
    return contexts == null ? null : contexts.containsKey(id);
  }

  /** What the loaded model takes in, which may be less than it could; null when not told. */
  @Nullable Long context(String id) {
    Long context = contexts == null ? null : contexts.get(id);
    return context == null || context == 0 ? null : context;
  }
}
