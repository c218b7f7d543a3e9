package app.gatehouse.hub.internal;

import app.gatehouse.hub.AccessReport;
import app.gatehouse.hub.AccessReport.Token;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.Disabled;
import app.gatehouse.hub.HubAccess.Gated;
import app.gatehouse.hub.HubAccess.NoToken;
import app.gatehouse.hub.HubAccess.NotFoundOrPrivate;
import app.gatehouse.hub.HubAccess.OrganizationRefuses;
import app.gatehouse.hub.HubAccess.PartMissing;
import app.gatehouse.hub.HubAccess.TokenExpired;
import app.gatehouse.hub.HubAccess.TokenInvalid;
import app.gatehouse.hub.HubAccess.TokenLacksGatedScope;
import app.gatehouse.hub.HubAccess.TokenRefused;
import app.gatehouse.hub.HubAccess.Unexpected;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.hub.internal.KnownTokens.KnownToken;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundRequest;
import app.gatehouse.vault.SecretText;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One check of one model. Decides by the error code first, then by status and {@code whoami-v2},
 * and by the words of a message only where the Hub gives nothing better. Whose token it is, is
 * asked for only where that is not known and counts: the Hub allows few such requests.
 */
final class AccessCheck {

  private final HubClient client;
  private final RepositoryId id;
  private final @Nullable SecretText token;
  private final Optional<KnownToken> known;
  private final boolean thorough;
  private @Nullable TokenOwner asked;

  /**
   * @param token null when the account has saved none
   * @param known of this token, without asking
   * @param thorough whether to find out also what changes nothing in the outcome
   */
  AccessCheck(
      HubClient client,
      RepositoryId id,
      @Nullable SecretText token,
      Optional<KnownToken> known,
      boolean thorough) {
    this.client = client;
    this.id = id;
    this.token = token;
    this.known = known;
    this.thorough = thorough;
  }

  /** The outcome, and what was learned on the way to it. */
  AccessReport report(Clock clock) {
    HubAccess access = run();
    Gating gating = thorough ? gating(access) : null;
    return new AccessReport(access, gating, learned(access), clock.instant());
  }

  private HubAccess run() {
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
    if (answer.status() == 404 && answer.hasCode("RevisionNotFound")) {
      return Optional.of(new PartMissing(PartMissing.Part.REVISION));
    }
    if (answer.status() == 404 && answer.hasCode("EntryNotFound")) {
      return Optional.of(new PartMissing(PartMissing.Part.FILE));
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
    TokenOwner.Known owner = knownOwner();
    if (answer.status() == 403 && owner != null && suffices(owner, answer)) {
      return Gate.state(answer, owner, id);
    }
    return switch (owner(secret)) {
      case TokenOwner.Refused refused -> new TokenRefused(refused.expired());
      case TokenOwner.Known known -> Gate.state(answer, known, id);
      // A 403 is said only to somebody the Hub has recognised.
      case TokenOwner.NotTold notTold ->
          answer.status() == 403 ? Gate.state(answer, null, id) : notTold.instead();
    };
  }

  /** What a token could not do when it was last asked about, its owner may have changed since. */
  private boolean suffices(TokenOwner.Known owner, HubAnswer answer) {
    return owner.mayRead(id) || (!thorough && Gate.isTold(answer));
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
      TokenOwner.Known owner = knownOwner();
      return new TokenLacksGatedScope(owner == null ? null : owner.name());
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
    TokenOwner owner = askForOwner(secret);
    asked = owner;
    return owner;
  }

  private TokenOwner askForOwner(SecretText secret) {
    try {
      return TokenOwner.of(client.whoAmI(secret), secret);
    } catch (OutboundException failure) {
      return new TokenOwner.NotTold(General.outcome(failure));
    }
  }

  private TokenOwner.@Nullable Known knownOwner() {
    return known.flatMap(KnownToken::owner).orElse(null);
  }

  private Token learned(HubAccess access) {
    if (token == null) {
      return Token.UNKNOWN;
    }
    boolean refused =
        access instanceof TokenRefused
            || access instanceof TokenInvalid
            || access instanceof TokenExpired;
    if (refused) {
      return new Token(null, false, null);
    }
    return asked instanceof TokenOwner.Known owner
        ? new Token(owner.name(), true, owner.reads(id))
        : KnownToken.describe(known, id);
  }

  /** Told to everybody, so that a token which is not taken is better left away. */
  private @Nullable Gating gating(HubAccess access) {
    if (!(access instanceof Accessible || access instanceof Gated)) {
      return null;
    }
    try {
      HubAnswer answer = client.gate(id, access instanceof TokenRefused ? null : token);
      return answer.isSuccess() ? Gate.kind(answer.json().path("gated")) : null;
    } catch (OutboundException.NotReachable | OutboundException.AnswerTooLarge notTold) {
      return null;
    }
  }

  private static boolean isGated(HubAnswer answer) {
    return answer.hasCode("GatedRepo");
  }

  private static boolean isMissing(HubAnswer answer) {
    return answer.hasCode("RepoNotFound") || answer.says("repository not found");
  }
}
