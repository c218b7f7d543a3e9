package app.gatehouse.discovery.internal;

import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.Reply;
import app.gatehouse.models.Lifecycle;
import app.gatehouse.models.Lifecycle.Stage;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelKind;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The models that could be deployed in the region of a resource, by id. They are not what a key
 * unlocks, but tell what its deployments are.
 */
final class AzureBaseModels {

  private final Map<String, JsonNode> models = new LinkedHashMap<>();
  private final ProviderCall call;

  AzureBaseModels(Reply list, ProviderCall call) {
    this.call = call;
    OpenAiList.stream(list).forEach(model -> models.putIfAbsent(OpenAiList.id(model), model));
  }

  /**
   * What is known of a deployment.
   *
   * @param base its base model; empty when that is not known
   */
  ModelFacts facts(String base) {
    JsonNode exact = models.getOrDefault(base, MissingNode.getInstance());
    JsonNode model = exact.isMissingNode() ? version(base) : exact;
    return ModelFacts.of(kind(base, model.path("capabilities")))
        // Versions end on days of their own, so that only the very same one tells.
        .withLifecycle(lifecycle(exact))
        .withBase(call.text(base));
  }

  /** Any dated version of the model, {@code gpt-x-2026-05-13} for {@code gpt-x}; or missing. */
  private JsonNode version(String base) {
    String start = base + "-";
    return models.entrySet().stream()
        .filter(entry -> !base.isEmpty() && entry.getKey().startsWith(start))
        .filter(entry -> entry.getKey().length() > start.length())
        .filter(entry -> Character.isDigit(entry.getKey().charAt(start.length())))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static ModelKind kind(String base, JsonNode capabilities) {
    if (capabilities.path("chat_completion").booleanValue(false)) {
      return ModelKind.CHAT;
    }
    if (capabilities.path("embeddings").booleanValue(false)) {
      return ModelKind.EMBEDDING;
    }
    ModelKind byId = ModelKinds.byId(base);
    boolean noChat = !capabilities.path("chat_completion").booleanValue(true);
    return noChat && byId == ModelKind.CHAT ? ModelKind.OTHER : byId;
  }

  private Lifecycle lifecycle(JsonNode model) {
    Stage stage =
        switch (model.path("lifecycle_status").stringValue("")) {
          case "generally-available" -> Stage.ACTIVE;
          case "preview" -> Stage.PREVIEW;
          case "deprecating", "deprecated" -> Stage.DEPRECATED;
          case "retired" -> Stage.RETIRED;
          default -> Stage.UNKNOWN;
        };
    return Lifecycles.ending(
        stage, Days.ofSecond(model.path("deprecation").path("inference")), call);
  }
}
