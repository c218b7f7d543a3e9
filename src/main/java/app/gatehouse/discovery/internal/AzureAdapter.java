package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.Listing;
import app.gatehouse.discovery.ModelCollector;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.discovery.Reply;
import app.gatehouse.providers.Dialect;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Azure OpenAI. The list of models proves the key, but names what could be deployed in the region;
 * what can be chatted with are the resource's own deployments. Those come by an old call that not
 * every resource answers; where it does not, they have to be named by hand. A model is named as its
 * deployment, which is what is asked for, and what its owner called it.
 */
@Component
class AzureAdapter implements DialectAdapter {

  /** Since August 2025. */
  private static final String MODELS = "/openai/v1/models";

  /** The last of the dated versions. */
  private static final String DATED_MODELS = "/openai/models?api-version=2024-10-21";

  /** In no documentation, and in no later version. */
  private static final String DEPLOYMENTS = "/openai/deployments?api-version=2023-03-15-preview";

  /** In what states a deployment answers nothing, not yet or not any more. */
  private static final Set<String> NOT_THERE =
      Set.of("notrunning", "running", "creating", "canceled", "failed", "deleting", "deleted");

  @Override
  public Dialect dialect() {
    return Dialect.AZURE;
  }

  @Override
  public Findings ask(ProviderCall call) {
    Reply reply = call.get(MODELS, headers());
    if (AzureErrors.isUnknownPath(reply)) {
      reply = call.get(DATED_MODELS, headers());
    }
    if (!reply.isSuccess()) {
      return Findings.only(AzureErrors.verdict(reply));
    }
    if (!OpenAiList.isList(reply)) {
      return Findings.only(OpenAiList.wrongShape(reply));
    }
    AzureBaseModels bases = new AzureBaseModels(reply, call);
    Listing listing =
        ListAfterCheck.of(new ModelCollector(call), models -> deployments(call, bases, models));
    return Findings.of(new Valid(), KeyFacts.UNKNOWN, listing);
  }

  /** The key has a header of its own; as a bearer it would be taken for an access token. */
  private static Headers headers() {
    return (request, secret) ->
        secret == null ? request : request.withSecretHeader("api-key", secret);
  }

  private static Listing deployments(
      ProviderCall call, AzureBaseModels bases, ModelCollector models) {
    Reply reply = call.get(DEPLOYMENTS, headers());
    if (reply.status() == 429 || reply.status() >= 500) {
      return models.brokenOff();
    }
    if (!reply.isSuccess() || !OpenAiList.isList(reply)) {
      return new Listing.NoList();
    }
    OpenAiList.stream(reply)
        .filter(AzureAdapter::isThere)
        .forEach(deployment ->
            models.add(
                OpenAiList.id(deployment),
                null,
                bases.facts(deployment.path("model").stringValue(""))));
    models.endPage();
    return models.all();
  }

  private static boolean isThere(JsonNode deployment) {
    return !NOT_THERE.contains(deployment.path("status").stringValue("").toLowerCase(Locale.ROOT));
  }
}
