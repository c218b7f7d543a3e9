package app.gatehouse.hub.internal;

import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.Listing;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.discovery.Reply;
import app.gatehouse.providers.Dialect;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Hugging Face: {@code whoami-v2} says whether a token is good and what it may do. It is one
 * request per asking, and the Hub allows few of them, so nobody should ask more often than needed.
 * The Hub has millions of models and no list of those a token unlocks.
 */
@Component
class HuggingFaceAdapter implements DialectAdapter {

  @Override
  public Dialect dialect() {
    return Dialect.HUGGINGFACE;
  }

  @Override
  public Findings ask(ProviderCall call) {
    Reply reply = call.get("/api/whoami-v2", Headers::bearer);
    if (!reply.isSuccess()) {
      return Findings.only(refusal(reply));
    }
    Optional<WhoAmI> owner = WhoAmI.of(reply.json());
    if (owner.isEmpty()) {
      return Findings.only(
          new WrongService(reply.isWebPage() ? Found.WEB_PAGE : Found.OTHER_SHAPE));
    }
    return Findings.of(new Valid(), facts(owner.get(), call), new Listing.NoList());
  }

  private static Verdict refusal(Reply reply) {
    HubAnswer answer = HubAnswer.of(reply);
    Duration wait = answer.retryAfter();
    if (reply.status() == 429 && wait != null) {
      return new Limited(Limit.RATE_LIMIT, reply.retryIn(wait));
    }
    if (answer.isRefusedToken()) {
      return new Rejected(answer.saysExpired() ? Rejection.EXPIRED : Rejection.INVALID);
    }
    // Not the Hub's own refusal, so it says nothing about the token.
    return reply.status() == 401 && !reply.isWebPage()
        ? new WrongService(Found.OTHER_SHAPE)
        : Refusals.verdict(reply);
  }

  private static KeyFacts facts(WhoAmI owner, ProviderCall call) {
    return new KeyFacts(
        call.text(owner.name()),
        owner.label() == null ? null : call.text(owner.label()),
        call.text(owner.role()),
        owner.permissions().stream().map(call::text).filter(Objects::nonNull).toList(),
        owner.restricted(),
        null,
        null,
        null,
        null,
        owner.expiresAt());
  }
}
