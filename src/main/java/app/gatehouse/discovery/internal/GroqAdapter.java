package app.gatehouse.discovery.internal;

import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.providers.Dialect;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Groq: OpenAI's list with {@code context_window}, {@code max_completion_tokens} and {@code active}
 * for each model. One that is not active cannot be used, and is not among what the key unlocks.
 */
@Component
class GroqAdapter implements DialectAdapter {

  @Override
  public Dialect dialect() {
    return Dialect.GROQ;
  }

  @Override
  public Findings ask(ProviderCall call) {
    return OpenAiList.check(
        call.get("/models", Headers::bearer), call, GroqErrors::verdict, GroqAdapter::facts);
  }

  private static Optional<ModelFacts> facts(String id, JsonNode model) {
    return model.path("active").booleanValue(true)
        ? Optional.of(OpenAiList.facts(id, model))
        : Optional.empty();
  }
}
