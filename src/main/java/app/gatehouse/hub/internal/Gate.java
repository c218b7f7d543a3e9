package app.gatehouse.hub.internal;

import app.gatehouse.hub.Gating;
import app.gatehouse.hub.HubAccess.Gated;
import app.gatehouse.hub.HubAccess.NeverAsked;
import app.gatehouse.hub.HubAccess.Rejected;
import app.gatehouse.hub.HubAccess.Reset;
import app.gatehouse.hub.HubAccess.TokenLacksGatedScope;
import app.gatehouse.hub.HubAccess.Waiting;
import app.gatehouse.hub.RepositoryId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far a request for access has come. The code is {@code GatedRepo} for all of these, so the
 * words of the message are all there is; they were observed in October 2026.
 */
final class Gate {

  private static final String WAITING = "awaiting a review";
  private static final String REJECTED = "has been rejected";
  private static final String RESET = "has been reset";
  private static final String NOT_ASKED = "not in the authorized list";

  private Gate() {}

  /** Whether the words are known, so that they decide whatever the token may do. */
  static boolean isTold(HubAnswer answer) {
    return Stream.of(WAITING, REJECTED, RESET, NOT_ASKED).anyMatch(answer::says);
  }

  /**
   * @param owner of the token, null when the Hub did not tell
   */
  static Gated state(HubAnswer answer, TokenOwner.@Nullable Known owner, RepositoryId id) {
    String name = owner == null ? null : owner.name();
    if (answer.says(WAITING)) {
      return new Waiting(name);
    }
    if (answer.says(REJECTED)) {
      return new Rejected(name);
    }
    if (answer.says(RESET)) {
      return new Reset(name);
    }
    boolean notAsked = answer.says(NOT_ASKED);
    boolean lacksScope = isAboutScope(answer) || (owner != null && !owner.mayRead(id));
    return lacksScope && !notAsked ? new TokenLacksGatedScope(name) : new NeverAsked(name);
  }

  /**
   * @param gated the field of a model's description: false, {@code auto} or {@code manual}
   * @return null for anything else
   */
  static @Nullable Gating kind(JsonNode gated) {
    if (gated.isBoolean() && !gated.booleanValue()) {
      return Gating.OPEN;
    }
    return switch (gated.stringValue("")) {
      case "auto" -> Gating.INSTANT;
      case "manual" -> Gating.BY_AUTHORS;
      default -> null;
    };
  }

  /** Whether a fine-grained token is asked to be given access to gated repositories. */
  static boolean isAboutScope(HubAnswer answer) {
    return answer.says("access to public gated repositories");
  }
}
