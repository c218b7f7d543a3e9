package app.gatehouse.discovery.internal;

import app.gatehouse.discovery.ModelCollector;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.Reply;
import app.gatehouse.models.LocalFacts;
import app.gatehouse.models.Modality;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The lists of models that LM Studio has had, the newest first. */
enum LmStudioList {
  /** From 0.4 on. */
  V1("/api/v1/models", "models") {
    @Override
    void add(JsonNode model, ModelCollector into, ProviderCall call) {
      String variant = call.text(model.path("selected_variant"));
      JsonNode instances = model.path("loaded_instances");
      Boolean loaded = instances.isArray() ? !instances.isEmpty() : null;
      String quantization = call.text(model.path("quantization").path("name"));
      JsonNode vision = model.path("capabilities").path("vision");
      String id = model.path("key").stringValue("");
      into.add(
          id,
          model.path("display_name").stringValue(null),
          facts(
                  id,
                  model,
                  context(instances.path(0).path("config").path("context_length"), model),
                  vision.isBoolean() ? vision.booleanValue() : null)
              .withBase(variant)
              .withLocal(
                  new LocalFacts(
                      Counts.positive(model.path("size_bytes")),
                      call.text(model.path("params_string")),
                      quantization == null ? quantizationOf(variant) : quantization,
                      loaded)));
    }
  },
  /** From 0.3.6 on. */
  V0("/api/v0/models", "data") {
    @Override
    void add(JsonNode model, ModelCollector into, ProviderCall call) {
      Boolean loaded =
          switch (model.path("state").stringValue("")) {
            case "loaded" -> true;
            case "not-loaded" -> false;
            default -> null;
          };
      Boolean sees =
          switch (model.path("type").stringValue("")) {
            case "vlm" -> true;
            case "llm" -> false;
            default -> null;
          };
      String id = model.path("id").stringValue("");
      into.add(
          id,
          null,
          facts(id, model, context(model.path("loaded_context_length"), model), sees)
              .withLocal(
                  new LocalFacts(null, null, call.text(model.path("quantization")), loaded)));
    }
  },
  /** As OpenAI has it: nothing but ids. */
  OPENAI("/v1/models", "data") {
    @Override
    void add(JsonNode model, ModelCollector into, ProviderCall call) {
      String id = model.path("id").stringValue("");
      into.add(id, null, ModelFacts.of(ModelKinds.byId(id)));
    }
  };

  private final String path;
  private final String array;

  LmStudioList(String path, String array) {
    this.path = path;
    this.array = array;
  }

  String path() {
    return path;
  }

  boolean fits(Reply reply) {
    return reply.isSuccess() && reply.json().path(array).isArray();
  }

  void read(JsonNode list, ModelCollector into, ProviderCall call) {
    for (JsonNode model : list.path(array)) {
      add(model, into, call);
    }
  }

  abstract void add(JsonNode model, ModelCollector into, ProviderCall call);

  /**
   * @param sees whether it takes images; null when not told
   */
  private static ModelFacts facts(
      String id, JsonNode model, @Nullable Long context, @Nullable Boolean sees) {
    ModelKind kind =
        switch (model.path("type").stringValue("")) {
          case "llm", "vlm" -> ModelKind.CHAT;
          case "embedding", "embeddings" -> ModelKind.EMBEDDING;
          default -> ModelKinds.byId(id);
        };
    ModelFacts facts = ModelFacts.of(kind).withContext(context, null);
    return sees == null || kind != ModelKind.CHAT
        ? facts
        : facts.withModalities(
            sees ? Set.of(Modality.TEXT, Modality.IMAGE) : Set.of(Modality.TEXT),
            Set.of(Modality.TEXT));
  }

  /** What a loaded model takes in may be less than it could. */
  private static @Nullable Long context(JsonNode loaded, JsonNode model) {
    Long now = Counts.positive(loaded);
    return now == null ? Counts.positive(model.path("max_context_length")) : now;
  }

  /** A variant is named {@code publisher/model@q4_k_m}. */
  private static @Nullable String quantizationOf(@Nullable String variant) {
    int at = variant == null ? -1 : variant.lastIndexOf('@');
    return variant == null || at < 0 ? null : variant.substring(at + 1);
  }
}
