package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.WrongKind;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.Listing;
import app.gatehouse.discovery.ModelCollector;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.discovery.Reply;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundException.Cancelled;
import app.gatehouse.providers.Dialect;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * OpenRouter: {@code GET /key} is the check, since anybody may read the list of models. Its errors
 * carry the status they are sent with, so that the status alone decides. As in OpenRouter's SDK of
 * November 2026.
 */
@Component
class OpenRouterAdapter implements DialectAdapter {

  @Override
  public Dialect dialect() {
    return Dialect.OPENROUTER;
  }

  @Override
  public Findings ask(ProviderCall call) {
    Reply reply = call.get("/key", Headers::bearer);
    if (!reply.isSuccess()) {
      return Findings.only(Refusals.verdict(reply));
    }
    OpenRouterKey key = new OpenRouterKey(reply.json());
    if (!key.hasItsShape()) {
      return Findings.only(OpenAiList.wrongShape(reply));
    }
    Verdict verdict = key.verdict();
    if (verdict instanceof WrongKind) {
      return Findings.of(verdict, key.facts(call, null), new Listing.NotAsked());
    }
    Listing listing =
        ListAfterCheck.of(new ModelCollector(call), models -> OpenRouterModels.list(call, models));
    return Findings.of(verdict, key.facts(call, balance(call)), listing);
  }

  /** What is left on the account; null when that is not told, which is no fault of the key. */
  private static @Nullable BigDecimal balance(ProviderCall call) {
    try {
      JsonNode data = call.get("/credits", Headers::bearer).json().path("data");
      BigDecimal bought = Amounts.usd(data.path("total_credits"));
      BigDecimal used = Amounts.usd(data.path("total_usage"));
      return bought == null || used == null ? null : bought.subtract(used);
    } catch (Cancelled nobodyWaits) {
      throw nobodyWaits;
    } catch (OutboundException untold) {
      return null;
    }
  }
}
