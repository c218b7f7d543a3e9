package app.gatehouse.discovery.internal;

import app.gatehouse.discovery.Listing;
import app.gatehouse.discovery.ModelCollector;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.discovery.Reply;
import app.gatehouse.models.ModelFacts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * OpenRouter's list of models, page by page. That there is a next page is told by {@code
 * links.next}; where it is, is reckoned here, so that no address from outside is followed.
 */
final class OpenRouterModels {

  private static final int PAGE = 1_000;

  private OpenRouterModels() {}

  static Listing list(ProviderCall call, ModelCollector models) {
    int offset = 0;
    while (true) {
      Reply reply = call.get("/models?limit=" + PAGE + "&offset=" + offset, Headers::bearer);
      JsonNode data = reply.json().path("data");
      if (!reply.isSuccess() || !data.isArray()) {
        return models.brokenOff();
      }
      for (JsonNode model : data) {
        models.add(OpenAiList.id(model), model.path("name").stringValue(null), facts(model, call));
      }
      boolean mayGoOn = models.endPage();
      offset += data.size();
      if (data.isEmpty() || !goesOn(reply.json(), offset)) {
        return models.all();
      }
      if (!mayGoOn) {
        return models.brokenOff();
      }
    }
  }

  /** Whether there is more than so many. Either sign may be missing. */
  private static boolean goesOn(JsonNode page, int offset) {
    Long total = Counts.positive(page.path("total_count"));
    boolean linked = !page.path("links").path("next").stringValue("").isEmpty();
    return linked || (total != null && total > offset);
  }

  private static ModelFacts facts(JsonNode model, ProviderCall call) {
    JsonNode architecture = model.path("architecture");
    JsonNode gives = architecture.path("output_modalities");
    JsonNode pricing = model.path("pricing");
    JsonNode top = model.path("top_provider");
    return ModelFacts.of(Modalities.kind(gives, ModelKinds.byId(OpenAiList.id(model))))
        .withContext(window(model, top), Counts.positive(top.path("max_completion_tokens")))
        .withModalities(Modalities.of(architecture.path("input_modalities")), Modalities.of(gives))
        .withPrice(Amounts.perToken(pricing.path("prompt"), pricing.path("completion")))
        .withLifecycle(Lifecycles.ending(Days.day(model.path("expiration_date")), call));
  }

  private static @Nullable Long window(JsonNode model, JsonNode top) {
    Long window = Counts.positive(model.path("context_length"));
    return window == null ? Counts.positive(top.path("context_length")) : window;
  }
}
