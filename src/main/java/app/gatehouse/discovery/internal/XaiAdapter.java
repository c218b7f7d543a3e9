package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.Listing;
import app.gatehouse.discovery.ModelCollector;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.discovery.Reply;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.Price;
import app.gatehouse.providers.Dialect;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * xAI: {@code GET /api-key} tells what a key is worth, {@code GET /language-models} what there is,
 * with prices; where that is not to be had, OpenAI's list. A model's aliases are not listed: they
 * are the same model under names that move on to the next one.
 */
@Component
class XaiAdapter implements DialectAdapter {

  /** Prices are in cents for 100 million tokens. */
  private static final int PRICE_SHIFT = -4;

  @Override
  public Dialect dialect() {
    return Dialect.XAI;
  }

  @Override
  public Findings ask(ProviderCall call) {
    Reply reply = call.get("/api-key", Headers::bearer);
    if (!reply.isSuccess()) {
      return Findings.only(XaiErrors.verdict(reply));
    }
    XaiKey key = new XaiKey(reply.json());
    if (!key.hasItsShape()) {
      return Findings.only(OpenAiList.wrongShape(reply));
    }
    Verdict verdict = key.verdict();
    KeyFacts facts = key.facts(call);
    if (verdict instanceof Rejected) {
      return Findings.of(verdict, facts, new Listing.NotAsked());
    }
    Listing listing = ListAfterCheck.of(new ModelCollector(call), models -> list(call, models));
    boolean unlisted = verdict instanceof Valid && listing instanceof Listing.NoList;
    return Findings.of(unlisted ? new Limited(Limit.CANNOT_LIST, null) : verdict, facts, listing);
  }

  private static Listing list(ProviderCall call, ModelCollector models) {
    Reply reply = call.get("/language-models", Headers::bearer);
    JsonNode entries = reply.json().path("models");
    if (!reply.isSuccess() || !entries.isArray()) {
      return plainList(call, models);
    }
    for (JsonNode model : entries) {
      String id = OpenAiList.id(model);
      models.add(id, null, facts(id, model));
    }
    models.endPage();
    return models.all();
  }

  private static Listing plainList(ProviderCall call, ModelCollector models) {
    Reply reply = call.get("/models", Headers::bearer);
    if (reply.isSuccess() && OpenAiList.isList(reply)) {
      return OpenAiList.read(reply, call, (id, model) -> Optional.of(OpenAiList.facts(id, model)));
    }
    return reply.status() == 403 ? new Listing.NoList() : models.brokenOff();
  }

  private static ModelFacts facts(String id, JsonNode model) {
    JsonNode gives = model.path("output_modalities");
    return ModelFacts.of(Modalities.kind(gives, ModelKinds.byId(id)))
        .withModalities(Modalities.of(model.path("input_modalities")), Modalities.of(gives))
        .withPrice(
            new Price(
                Amounts.perMillion(model.path("prompt_text_token_price"), PRICE_SHIFT),
                Amounts.perMillion(model.path("completion_text_token_price"), PRICE_SHIFT)));
  }
}
