package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.discovery.ModelCollector;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.discovery.Reply;
import app.gatehouse.models.Lifecycle;
import app.gatehouse.models.Lifecycle.Stage;
import app.gatehouse.models.Modality;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelKind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Anthropic's list of models: {@code {"data":[…],"has_more":true,"last_id":"…"}}. Every field of a
 * model but its id may be missing. As in Anthropic's SDK of November 2026.
 */
final class AnthropicModels extends PagedList {

  private static final String PAGE = "/v1/models?limit=1000";

  /** Later versions refuse what this one takes. */
  private static final String VERSION = "2023-06-01";

  private final LocalDate today;

  AnthropicModels(ProviderCall call) {
    this.today = LocalDate.ofInstant(call.now(), ZoneOffset.UTC);
  }

  @Override
  String firstPage() {
    return PAGE;
  }

  @Override
  String nextPage(String cursor) {
    return PAGE + "&after_id=" + cursor;
  }

  @Override
  Headers headers() {
    return (request, secret) -> {
      var versioned = request.withHeader("anthropic-version", VERSION);
      return secret == null ? versioned : versioned.withSecretHeader("x-api-key", secret);
    };
  }

  @Override
  Verdict refusal(Reply reply) {
    return AnthropicErrors.verdict(reply);
  }

  @Override
  boolean isPage(JsonNode page) {
    return page.path("data").isArray();
  }

  @Override
  void read(JsonNode page, ModelCollector into) {
    for (JsonNode model : page.path("data")) {
      into.add(
          model.path("id").stringValue(""),
          model.path("display_name").stringValue(null),
          facts(model));
    }
  }

  @Override
  @Nullable String cursor(JsonNode page) {
    return page.path("has_more").booleanValue(false) ? page.path("last_id").stringValue("") : null;
  }

  private ModelFacts facts(JsonNode model) {
    ModelFacts facts =
        ModelFacts.of(ModelKind.CHAT)
            .withContext(
                Counts.positive(model.path("max_input_tokens")),
                Counts.positive(model.path("max_tokens")))
            .withLifecycle(lifecycle(model));
    JsonNode capabilities = model.path("capabilities");
    return capabilities.isObject()
        ? facts.withModalities(takes(capabilities), Set.of(Modality.TEXT))
        : facts;
  }

  private static Set<Modality> takes(JsonNode capabilities) {
    Set<Modality> takes = EnumSet.of(Modality.TEXT);
    if (isSupported(capabilities.path("image_input"))) {
      takes.add(Modality.IMAGE);
    }
    if (isSupported(capabilities.path("pdf_input"))) {
      takes.add(Modality.FILE);
    }
    return takes;
  }

  private static boolean isSupported(JsonNode capability) {
    return capability.path("supported").booleanValue(false);
  }

  private Lifecycle lifecycle(JsonNode model) {
    LocalDate end = Days.day(model.path("retires_at"));
    return switch (model.path("lifecycle").stringValue("")) {
      case "active" -> new Lifecycle(Stage.ACTIVE, end);
      case "deprecated" -> new Lifecycle(Stage.DEPRECATED, end);
      case "retired" -> new Lifecycle(Stage.RETIRED, end);
      default -> byDates(Days.day(model.path("deprecated_at")), end);
    };
  }

  private Lifecycle byDates(@Nullable LocalDate deprecated, @Nullable LocalDate end) {
    if (end != null && !end.isAfter(today)) {
      return new Lifecycle(Stage.RETIRED, end);
    }
    boolean isDeprecated = deprecated != null && !deprecated.isAfter(today);
    return isDeprecated || end != null ? new Lifecycle(Stage.DEPRECATED, end) : Lifecycle.UNKNOWN;
  }
}
