package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict.Kind;
import app.gatehouse.credentials.Verdict.WrongKind;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.providers.Dialect;
import org.springframework.stereotype.Component;

/** Anthropic: {@code GET /v1/models} is check and list in one, and free. */
@Component
class AnthropicAdapter implements DialectAdapter {

  private static final String ADMIN_KEY = "sk-ant-admin";
  private static final String LOGIN_TOKEN = "sk-ant-oat";

  @Override
  public Dialect dialect() {
    return Dialect.ANTHROPIC;
  }

  @Override
  public Findings ask(ProviderCall call) {
    if (call.secretBeginsWith(ADMIN_KEY)) {
      return Findings.only(new WrongKind(Kind.ADMIN));
    }
    if (call.secretBeginsWith(LOGIN_TOKEN)) {
      return Findings.only(new WrongKind(Kind.OAUTH));
    }
    return new AnthropicModels(call).ask(call);
  }
}
