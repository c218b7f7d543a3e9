package app.gatehouse.inference.internal;

import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelCatalog;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks Anthropic's models in their own words for those who speak OpenAI's. */
@Component
class AnthropicSpeaker {

  /** It wants to be told how long an answer may be; every model can do this much. */
  private static final long LIMIT = 4096;

  private final ModelCatalog models;
  private final Clock clock;

  AnthropicSpeaker(ModelCatalog models, Clock clock) {
    this.models = models;
    this.clock = clock;
  }

  Outgoing chat(ModelRequest request, String name, Map<String, String> headers)
      throws InferenceException {
    boolean stream = request.body().stream();
    byte[] body =
        JsonMapper.shared()
            .writeValueAsBytes(
                AnthropicRequest.of(
                    ChatRequest.of(request.body().json()), name, stream, limit(request)));
    return new Outgoing(
        "/messages",
        body,
        headers,
        Spoken.OPENAI,
        "content",
        new AnthropicTranslator(
            new OpenAiAnswer(name, clock.instant()), request.body().usageWanted()));
  }

  private long limit(ModelRequest request) {
    Optional<Model> model = models.find(request.account(), request.model());
    Long known = model.map(found -> found.facts().outputLimit()).orElse(null);
    return known == null ? LIMIT : known;
  }
}
