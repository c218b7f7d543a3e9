package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict.Kind;
import app.gatehouse.credentials.Verdict.WrongKind;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.providers.Dialect;
import org.springframework.stereotype.Component;

/**
 * Google Gemini: {@code GET /models} is check and list in one, and free. Both shapes of keys are
 * asked about, {@code AQ.} and the older {@code AIza}: only Google knows which of those still work.
 */
@Component
class GeminiAdapter implements DialectAdapter {

  private static final String LOGIN_TOKEN = "ya29.";

  @Override
  public Dialect dialect() {
    return Dialect.GEMINI;
  }

  @Override
  public Findings ask(ProviderCall call) {
    return call.secretBeginsWith(LOGIN_TOKEN)
        ? Findings.only(new WrongKind(Kind.OAUTH))
        : new GeminiModels().ask(call);
  }
}
