package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Kind;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongKind;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.Listing;
import app.gatehouse.discovery.ModelCollector;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.discovery.Reply;
import app.gatehouse.models.Lifecycle;
import app.gatehouse.models.Lifecycle.Stage;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.providers.Dialect;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    Reply reply = call.get("/models", Headers::bearer);
    if (!reply.isSuccess()) {
      Verdict verdict = OpenAiErrors.verdict(reply);
      return verdict instanceof Limited(Limit limit, _) && limit == Limit.CANNOT_LIST
          ? Findings.of(verdict, KeyFacts.UNKNOWN, new Listing.NoList())
          : Findings.only(verdict);
    }
    JsonNode data = reply.json().path("data");
    if (!data.isArray()) {
      return Findings.only(
          new WrongService(reply.isWebPage() ? Found.WEB_PAGE : Found.OTHER_SHAPE));
    }
    ModelCollector models = new ModelCollector(call);
    for (JsonNode model : data) {
      String id = model.path("id").stringValue("");
      models.add(id, null, facts(id, model, call));
    }
    models.endPage();
    return Findings.of(new Valid(), KeyFacts.UNKNOWN, models.all());
  }

  private static ModelFacts facts(String id, JsonNode model, ProviderCall call) {
    ModelFacts facts = ModelFacts.of(ModelKinds.byId(id));
    LocalDate end = Days.day(model.path("shutdown_date"));
    if (end == null) {
      return facts;
    }
    boolean over = end.isBefore(LocalDate.ofInstant(call.now(), ZoneOffset.UTC));
    return facts.withLifecycle(new Lifecycle(over ? Stage.RETIRED : Stage.DEPRECATED, end));
  }
}
