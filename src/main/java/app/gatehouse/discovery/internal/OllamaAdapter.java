package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.discovery.Reply;
import app.gatehouse.providers.Dialect;
import org.springframework.stereotype.Component;

/**
 * Ollama, known by the form of its answers: anything may answer 200. Needs no key; one that is
 * there, for Ollama's cloud, is sent. Paths and fields as in Ollama's repository, August 2026.
 */
@Component
class OllamaAdapter implements DialectAdapter {

  @Override
  public Dialect dialect() {
    return Dialect.OLLAMA;
  }

  @Override
  public Findings ask(ProviderCall call) {
    Reply version = call.get("/api/version", Headers::bearer);
    if (!version.isSuccess()) {
      return Findings.only(Refusals.verdict(version));
    }
    String number = call.text(version.json().path("version"));
    if (number == null) {
      return somethingElse(version);
    }
    Reply tags = call.get("/api/tags", Headers::bearer);
    if (!tags.isSuccess()) {
      return Findings.only(Refusals.verdict(tags));
    }
    if (!tags.json().path("models").isArray()) {
      return somethingElse(tags);
    }
    OllamaModels models = new OllamaModels(call, OllamaLoaded.ask(call));
    return new Findings(
        new Valid(), KeyFacts.UNKNOWN, models.read(tags.json().path("models")), number);
  }

  private static Findings somethingElse(Reply reply) {
    return Findings.only(new WrongService(reply.isWebPage() ? Found.WEB_PAGE : Found.OTHER_SHAPE));
  }
}
