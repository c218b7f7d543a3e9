package app.gatehouse.hub.internal;

import app.gatehouse.hub.HubAccess.Gated;
import app.gatehouse.hub.HubAccess.NeverAsked;
import app.gatehouse.hub.HubAccess.Rejected;
import app.gatehouse.hub.HubAccess.Reset;
import app.gatehouse.hub.HubAccess.TokenLacksGatedScope;
import app.gatehouse.hub.HubAccess.Waiting;
import app.gatehouse.hub.RepositoryId;
import org.jspecify.annotations.Nullable;

/**
 * How far a request for access has come. The code is {@code GatedRepo} for all of these, so the
 * words of the message are all there is; they were observed in October 2026.
 */
final class Gate {

  private Gate() {}

  /**
   * @param owner of the token, null when the Hub did not tell
   */
  static Gated state(HubAnswer answer, TokenOwner.@Nullable Known owner, RepositoryId id) {
    String name = owner == null ? null : owner.name();
    if (answer.says("awaiting a review")) {
      return new Waiting(name);
    }
    if (answer.says("has been rejected")) {
      return new Rejected(name);
    }
    if (answer.says("has been reset")) {
      return new Reset(name);
    }
    boolean notAsked = answer.says("not in the authorized list");
    boolean lacksScope = isAboutScope(answer) || (owner != null && !owner.mayRead(id));
    return lacksScope && !notAsked ? new TokenLacksGatedScope(name) : new NeverAsked(name);
  }

  /** Whether a fine-grained token is asked to be given access to gated repositories. */
  static boolean isAboutScope(HubAnswer answer) {
    return answer.says("access to public gated repositories");
  }
}
