package app.gatehouse.fakes.hub;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody who has an account on the Hub, with tokens, and with requests for access. */
public final class HubUser {

  /** How far a request has come. */
  public enum Request {
    NEVER_ASKED,
    WAITING,
    REJECTED,
    RESET,
    GRANTED
  }

  private final FakeHub hub;
  private final String name;
  private final Map<HubModel, Request> requests = new ConcurrentHashMap<>();

  HubUser(FakeHub hub, String name) {
    this.hub = hub;
    this.name = name;
  }

  public String name() {
    return name;
  }

  public HubUser readToken(String token) {
    return token(token, HubToken.of(this, HubToken.Role.READ));
  }

  public HubUser writeToken(String token) {
    return token(token, HubToken.of(this, HubToken.Role.WRITE));
  }

  /** A fine-grained one. */
  public HubUser fineGrainedToken(String token, boolean canReadGatedRepos) {
    HubToken fine = HubToken.of(this, HubToken.Role.FINE_GRAINED);
    return token(token, canReadGatedRepos ? fine.readingGated() : fine);
  }

  /** A fine-grained one that may read these models, and no other gated ones. */
  public HubUser scopedToken(String token, String... models) {
    return token(token, HubToken.of(this, HubToken.Role.FINE_GRAINED).scopedTo(Set.of(models)));
  }

  public HubUser expiredToken(String token) {
    return token(token, HubToken.of(this, HubToken.Role.READ).expired());
  }

  /** One that the policy of every organization refuses. */
  public HubUser tokenRevokedByOrganization(String token) {
    return token(token, HubToken.of(this, HubToken.Role.READ).deniedByOrganization());
  }

  private HubUser token(String token, HubToken what) {
    hub.tokens().put(token, what);
    return this;
  }

  /** Agrees on the model's page: lets in at once where the gate is automatic. */
  public HubUser asks(HubModel model) {
    return is(model, model.gate().equals("auto") ? Request.GRANTED : Request.WAITING);
  }

  public HubUser isGranted(HubModel model) {
    return is(model, Request.GRANTED);
  }

  public HubUser isRejected(HubModel model) {
    return is(model, Request.REJECTED);
  }

  public HubUser isReset(HubModel model) {
    return is(model, Request.RESET);
  }

  /** As if never asked. */
  public HubUser cancels(HubModel model) {
    return is(model, Request.NEVER_ASKED);
  }

  public HubUser is(HubModel model, Request request) {
    requests.put(model, request);
    return this;
  }

  public Request request(HubModel model) {
    return requests.getOrDefault(model, Request.NEVER_ASKED);
  }
}
