package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ModelCollector;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.discovery.Reply;
import app.gatehouse.providers.Dialect;
import org.springframework.stereotype.Component;

/**
 * LM Studio. It answers 200 to paths it does not know, so only the form of an answer tells; its
 * lists are tried from the newest, which tells the most, to the oldest. A token is needed only
 * where its owner wants one. Paths and fields as in LM Studio's documentation, April 2026.
 */
@Component
class LmStudioAdapter implements DialectAdapter {

  private static final int NOT_FOUND = 404;

  @Override
  public Dialect dialect() {
    return Dialect.LMSTUDIO;
  }

  @Override
  public Findings ask(ProviderCall call) {
    boolean webPage = false;
    for (LmStudioList list : LmStudioList.values()) {
      Reply reply = call.get(list.path(), Headers::bearer);
      if (list.fits(reply)) {
        ModelCollector models = new ModelCollector(call);
        list.read(reply.json(), models, call);
        models.endPage();
        return Findings.of(new Valid(), KeyFacts.UNKNOWN, models.all());
      }
      if (!reply.isSuccess() && reply.status() != NOT_FOUND) {
        return Findings.only(Refusals.verdict(reply));
      }
      webPage |= reply.isWebPage();
    }
    return Findings.only(new WrongService(webPage ? Found.WEB_PAGE : Found.OTHER_SHAPE));
  }
}
