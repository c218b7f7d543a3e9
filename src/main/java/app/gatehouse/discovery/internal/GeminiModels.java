package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.discovery.ModelCollector;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.discovery.Reply;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelKind;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Google's list of models: {@code {"models":[…],"nextPageToken":"…"}}. What a model is for is told
 * by the methods it takes.
 */
final class GeminiModels extends PagedList {

  private static final String PAGE = "/models?pageSize=1000";
  private static final String PREFIX = "models/";

  @Override
  String firstPage() {
    return PAGE;
  }

  @Override
  String nextPage(String cursor) {
    return PAGE + "&pageToken=" + cursor;
  }

  /** Never in the address, where logs would keep it. */
  @Override
  Headers headers() {
    return (request, secret) ->
        secret == null ? request : request.withSecretHeader("x-goog-api-key", secret);
  }

  @Override
  Verdict refusal(Reply reply) {
    return GeminiErrors.verdict(reply);
  }

  @Override
  boolean isPage(JsonNode page) {
    return page.path("models").isArray();
  }

  /** Google leaves out what is empty; of the first page that would say nothing about the key. */
  @Override
  boolean isLaterPage(JsonNode page) {
    return isPage(page) || (page.isObject() && page.isEmpty());
  }

  @Override
  void read(JsonNode page, ModelCollector into) {
    for (JsonNode model : page.path("models")) {
      String name = model.path("name").stringValue("");
      String id = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
      into.add(id, model.path("displayName").stringValue(null), facts(id, model));
    }
  }

  @Override
  @Nullable String cursor(JsonNode page) {
    String next = page.path("nextPageToken").stringValue("");
    return next.isEmpty() ? null : next;
  }

  private static ModelFacts facts(String id, JsonNode model) {
    return ModelFacts.of(kind(id, model.path("supportedGenerationMethods")))
        .withContext(
            Counts.positive(model.path("inputTokenLimit")),
            Counts.positive(model.path("outputTokenLimit")));
  }

  private static ModelKind kind(String id, JsonNode listed) {
    Set<String> methods = new HashSet<>();
    listed.forEach(method -> methods.add(method.stringValue("")));
    ModelKind byId = ModelKinds.byId(id);
    if (methods.isEmpty()) {
      return byId;
    }
    if (methods.contains("generateContent")) {
      // Voices take this method too, but answer with sound alone.
      return byId == ModelKind.SPEECH ? ModelKind.SPEECH : ModelKind.CHAT;
    }
    if (methods.contains("embedContent") || methods.contains("embedText")) {
      return ModelKind.EMBEDDING;
    }
    if (methods.contains("bidiGenerateContent")) {
      return ModelKind.SPEECH;
    }
    if (methods.contains("predictLongRunning")) {
      return ModelKind.VIDEO;
    }
    return methods.contains("predict") ? ModelKind.IMAGE : ModelKind.OTHER;
  }
}
