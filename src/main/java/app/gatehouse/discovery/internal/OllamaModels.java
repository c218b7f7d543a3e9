package app.gatehouse.discovery.internal;

import app.gatehouse.discovery.Listing;
import app.gatehouse.discovery.ModelCollector;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.discovery.Reply;
import app.gatehouse.models.LocalFacts;
import app.gatehouse.models.Modality;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelKind;
import app.gatehouse.outbound.OutboundException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the models of {@code GET /api/tags}, and asks for what is missing there. */
final class OllamaModels {

  /** Each costs a request, on every look. */
  private static final int MOST_SHOWN = 20;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ProviderCall call;
  private final OllamaLoaded loaded;
  private int shown;

  OllamaModels(ProviderCall call, OllamaLoaded loaded) {
    this.call = call;
    this.loaded = loaded;
  }

  Listing read(JsonNode tags) {
    ModelCollector models = new ModelCollector(call);
    for (JsonNode model : tags) {
      models.add(id(model), model.path("name").stringValue(null), facts(model));
    }
    models.endPage();
    return models.all();
  }

  static String id(JsonNode model) {
    String id = model.path("model").stringValue("");
    return id.isEmpty() ? model.path("name").stringValue("") : id;
  }

  private ModelFacts facts(JsonNode model) {
    String id = id(model);
    JsonNode details = model.path("details");
    String elsewhere = call.text(model.path("remote_model"));
    Set<String> capabilities = new HashSet<>();
    model.path("capabilities").forEach(each -> capabilities.add(each.stringValue("")));
    ModelFacts facts =
        ModelFacts.of(kind(id, capabilities))
            .withContext(context(id, details), null)
            .withBase(elsewhere)
            .withLocal(
                new LocalFacts(
                    // Of a model in the cloud only a few bytes lie here.
                    elsewhere == null ? Counts.positive(model.path("size")) : null,
                    call.text(details.path("parameter_size")),
                    call.text(details.path("quantization_level")),
                    loaded.has(id)));
    return capabilities.contains("completion")
        ? facts.withModalities(takes(capabilities), Set.of(Modality.TEXT))
        : facts;
  }

  private static ModelKind kind(String id, Set<String> capabilities) {
    if (capabilities.contains("completion")) {
      return ModelKind.CHAT;
    }
    if (capabilities.contains("embedding")) {
      return ModelKind.EMBEDDING;
    }
    return capabilities.contains("image") ? ModelKind.IMAGE : ModelKinds.byId(id);
  }

  private static Set<Modality> takes(Set<String> capabilities) {
    Set<Modality> takes = EnumSet.of(Modality.TEXT);
    if (capabilities.contains("vision")) {
      takes.add(Modality.IMAGE);
    }
    if (capabilities.contains("audio")) {
      takes.add(Modality.AUDIO);
    }
    return takes;
  }

  private @Nullable Long context(String id, JsonNode details) {
    Long inMemory = loaded.context(id);
    if (inMemory != null) {
      return inMemory;
    }
    Long listed = Counts.positive(details.path("context_length"));
    return listed == null ? shownContext(id) : listed;
  }

  /** Older versions tell the context only when asked about the model by itself. */
  private @Nullable Long shownContext(String id) {
    if (id.isEmpty() || shown >= MOST_SHOWN) {
      return null;
    }
    shown++;
    try {
      Reply reply =
          call.post("/api/show", JSON.writeValueAsBytes(Map.of("model", id)), Headers::bearer);
      JsonNode info = reply.json().path("model_info");
      String architecture = info.path("general.architecture").stringValue("");
      return Counts.positive(info.path(architecture + ".context_length"));
    } catch (OutboundException.NotReachable | OutboundException.AnswerTooLarge notTold) {
      // The list stands without it; what was slow once is not asked about more.
      shown = MOST_SHOWN;
      return null;
    }
  }
}
