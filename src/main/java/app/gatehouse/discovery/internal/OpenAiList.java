package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.Listing;
import app.gatehouse.discovery.ModelCollector;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.Reply;
import app.gatehouse.models.ModelFacts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The list of models in OpenAI's form, {@code {"object":"list","data":[{"id"}]}}, which many others
 * have taken over; some give the bare array. One page, whatever its length.
 */
final class OpenAiList {

  /** How those who answer like OpenAI call the context window. */
  private static final List<String> WINDOWS =
      List.of("context_window", "context_length", "max_model_len", "max_context_length");

  private static final List<String> LIMITS = List.of("max_completion_tokens", "max_output_tokens");

  private OpenAiList() {}

  /** What a dialect makes of an entry that has an id. */
  interface Description {

    /** Empty for a model that is not to be had. */
    Optional<ModelFacts> of(String id, JsonNode model);
  }

  /** Whether an answer has the form. A list of things that have no id is something else. */
  static boolean isList(Reply reply) {
    JsonNode entries = entries(reply);
    return entries.isArray()
        && (entries.isEmpty() || entries.valueStream().anyMatch(entry -> !id(entry).isEmpty()));
  }

  /** The objects of the list. */
  static Stream<JsonNode> stream(Reply reply) {
    return entries(reply).valueStream();
  }

  static String id(JsonNode entry) {
    return entry.path("id").stringValue("");
  }

  /** All that is listed. */
  static Listing read(Reply reply, ProviderCall call, Description description) {
    ModelCollector models = new ModelCollector(call);
    stream(reply)
        .forEach(model -> {
          String id = id(model);
          description
              .of(id, model)
              .ifPresent(facts -> models.add(id, model.path("name").stringValue(null), facts));
        });
    models.endPage();
    return models.all();
  }

  /**
   * What comes of asking where the list is the check as well.
   *
   * @param refusal the verdict by an answer without success
   */
  static Findings check(
      Reply reply, ProviderCall call, Function<Reply, Verdict> refusal, Description description) {
    if (!reply.isSuccess()) {
      Verdict verdict = refusal.apply(reply);
      return verdict instanceof Limited(Limit limit, _) && limit == Limit.CANNOT_LIST
          ? Findings.of(verdict, KeyFacts.UNKNOWN, new Listing.NoList())
          : Findings.only(verdict);
    }
    return isList(reply)
        ? Findings.of(new Valid(), KeyFacts.UNKNOWN, read(reply, call, description))
        : Findings.only(wrongShape(reply));
  }

  static Verdict wrongShape(Reply reply) {
    return new WrongService(reply.isWebPage() ? Found.WEB_PAGE : Found.OTHER_SHAPE);
  }

  /** What the id and the names that fields usually have tell of a model. */
  static ModelFacts facts(String id, JsonNode model) {
    return ModelFacts.of(ModelKinds.byId(id))
        .withContext(first(model, WINDOWS), first(model, LIMITS));
  }

  private static @Nullable Long first(JsonNode model, List<String> fields) {
    for (String field : fields) {
      Long count = Counts.positive(model.path(field));
      if (count != null) {
        return count;
      }
    }
    return null;
  }

  private static JsonNode entries(Reply reply) {
    return reply.json().isArray() ? reply.json() : reply.json().path("data");
  }
}
