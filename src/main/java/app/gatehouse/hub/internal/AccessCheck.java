package app.gatehouse.hub.internal;

import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.Disabled;
import app.gatehouse.hub.HubAccess.NoToken;
import app.gatehouse.hub.HubAccess.NotFoundOrPrivate;
import app.gatehouse.hub.HubAccess.OrganizationRefuses;
import app.gatehouse.hub.HubAccess.TokenExpired;
import app.gatehouse.hub.HubAccess.TokenInvalid;
import app.gatehouse.hub.HubAccess.TokenLacksGatedScope;
import app.gatehouse.hub.HubAccess.TokenRefused;
import app.gatehouse.hub.HubAccess.Unexpected;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundRequest;
import app.gatehouse.vault.SecretText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One check of one model. Decides by the error code first, then by status and {@code whoami-v2},
 * and by the words of a message only where the Hub gives nothing better.
 */
final class AccessCheck {

  private final HubClient client;
  private final RepositoryId id;
  private final @Nullable SecretText token;

  /**
   * @param token null when the account has saved none
   */
  AccessCheck(HubClient client, RepositoryId id, @Nullable SecretText token) {
    this.client = client;
    this.id = id;
    this.token = token;
  }

  HubAccess run() {
    try {
      return token == null ? withoutToken() : withToken(token);
    } catch (OutboundException failure) {
      return General.outcome(failure);
    }
  }

  private HubAccess withoutToken() {
    HubAnswer answer = client.authCheck(id, null);
    Optional<HubAccess> known = plainOutcome(answer);
    if (known.isPresent()) {
      return known.get();
    }
    if (isGated(answer)) {
      return new NoToken();
    }
    // Without a token the Hub answers 401 for what is missing, with a code or only with words.
    boolean missing = answer.status() == 401 && answer.isHubError();
    return missing ? new NotFoundOrPrivate(false) : new Unexpected(answer.status());
  }

  private HubAccess withToken(SecretText secret) {
    if (!OutboundRequest.canCarry(secret)) {
      return badToken(false);
    }
    HubAnswer answer = client.authCheck(id, secret);
    Optional<HubAccess> known = plainOutcome(answer);
    if (known.isPresent()) {
      return known.get();
    }
    if (isGated(answer)) {
      return gated(answer, secret);
    }
    return switch (answer.status()) {
      case 401 -> unauthorized(answer, secret);
      case 403 -> forbidden(answer, secret);
      default -> new Unexpected(answer.status());
    };
  }

  /** What needs no look at the token. */
  private Optional<HubAccess> plainOutcome(HubAnswer answer) {
    if (answer.isSuccess()) {
      boolean ok = answer.text().strip().replace("\"", "").equals("OK");
      return Optional.of(ok ? new Accessible() : new Unexpected(answer.status()));
    }
    if (answer.status() == 404 && isMissing(answer)) {
      return Optional.of(new NotFoundOrPrivate(token != null));
    }
    if (answer.status() == 403 && answer.says("access to this resource is disabled")) {
      return Optional.of(new Disabled());
    }
    return General.outcome(answer);
  }

  /**
   * A refused token on a gated model can look exactly like none at all, so its owner is asked for.
   */
  private HubAccess gated(HubAnswer answer, SecretText secret) {
    return switch (owner(secret)) {
      case TokenOwner.Refused refused -> new TokenRefused(refused.expired());
      case TokenOwner.Known known -> Gate.state(answer, known, id);
      // A 403 is said only to somebody the Hub has recognised.
      case TokenOwner.NotTold notTold ->
          answer.status() == 403 ? Gate.state(answer, null, id) : notTold.instead();
    };
  }

  private HubAccess unauthorized(HubAnswer answer, SecretText secret) {
    return switch (owner(secret)) {
      case TokenOwner.Refused refused -> badToken(refused.expired());
      case TokenOwner.Known known ->
          isMissing(answer) ? new NotFoundOrPrivate(true) : new Unexpected(answer.status());
      case TokenOwner.NotTold notTold -> {
        boolean expired = answer.saysExpired();
        boolean refused = expired || answer.says("invalid credentials");
        yield refused ? badToken(expired) : notTold.instead();
      }
    };
  }

  private HubAccess forbidden(HubAnswer answer, SecretText secret) {
    if (Gate.isAboutScope(answer)) {
      return new TokenLacksGatedScope(null);
    }
    if (answer.isHubError() && answer.says("organization")) {
      return new OrganizationRefuses();
    }
    // Should the words change: a token that cannot read what everybody else is told is gated.
    if (answer.isHubError()
        && owner(secret) instanceof TokenOwner.Known known
        && !known.mayRead(id)
        && isGated(client.authCheck(id, null))) {
      return new TokenLacksGatedScope(known.name());
    }
    return new Unexpected(answer.status());
  }

  /** The token says nothing about the model; without it, the Hub may. */
  private HubAccess badToken(boolean expired) {
    boolean open = false;
    try {
      HubAnswer anonymous = client.authCheck(id, null);
      if (isGated(anonymous)) {
        return new TokenRefused(expired);
      }
      open = plainOutcome(anonymous).filter(Accessible.class::isInstance).isPresent();
    } catch (OutboundException.NotReachable | OutboundException.AnswerTooLarge unknown) {
      // What is known about the token still holds.
    }
    return expired ? new TokenExpired(open) : new TokenInvalid(open);
  }

  private TokenOwner owner(SecretText secret) {
    try {
      return TokenOwner.of(client.whoAmI(secret), secret);
    } catch (OutboundException failure) {
      return new TokenOwner.NotTold(General.outcome(failure));
    }
  }

  private static boolean isGated(HubAnswer answer) {
    return answer.hasCode("GatedRepo");
  }

  private static boolean isMissing(HubAnswer answer) {
    return answer.hasCode("RepoNotFound") || answer.says("repository not found");
  }
}
