package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict.Kind;
import app.gatehouse.credentials.Verdict.WrongKind;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.providers.Dialect;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * OpenAI, and every provider an operator adds: {@code GET /models} is check and list in one, free
 * and without pages. {@code shutdown_date} as in OpenAI's documentation of 2026.
 */
@Component
class OpenAiAdapter implements DialectAdapter {

  private static final String ADMIN_KEY = "sk-admin-";

  @Override
  public Dialect dialect() {
    return Dialect.OPENAI;
  }

  @Override
  public Findings ask(ProviderCall call) {
    if (call.secretBeginsWith(ADMIN_KEY)) {
      return Findings.only(new WrongKind(Kind.ADMIN));
    }
    return OpenAiList.check(
        call.get("/models", Headers::bearer),
        call,
        OpenAiErrors::verdict,
        (id, model) -> Optional.of(facts(id, model, call)));
  }

  private static ModelFacts facts(String id, JsonNode model, ProviderCall call) {
    LocalDate end = Days.day(model.path("shutdown_date"));
    return OpenAiList.facts(id, model).withLifecycle(Lifecycles.ending(end, call));
  }
}
