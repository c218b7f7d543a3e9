package app.gatehouse.hub;

import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.Disabled;
import app.gatehouse.hub.HubAccess.NeedsReentry;
import app.gatehouse.hub.HubAccess.NeverAsked;
import app.gatehouse.hub.HubAccess.NoToken;
import app.gatehouse.hub.HubAccess.NotFoundOrPrivate;
import app.gatehouse.hub.HubAccess.NotReachable;
import app.gatehouse.hub.HubAccess.Offline;
import app.gatehouse.hub.HubAccess.OrganizationRefuses;
import app.gatehouse.hub.HubAccess.PartMissing;
import app.gatehouse.hub.HubAccess.RateLimited;
import app.gatehouse.hub.HubAccess.Rejected;
import app.gatehouse.hub.HubAccess.Reset;
import app.gatehouse.hub.HubAccess.TokenExpired;
import app.gatehouse.hub.HubAccess.TokenInvalid;
import app.gatehouse.hub.HubAccess.TokenLacksGatedScope;
import app.gatehouse.hub.HubAccess.TokenRefused;
import app.gatehouse.hub.HubAccess.Unexpected;
import app.gatehouse.hub.HubAccess.Waiting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the things a gated model needs at once, and how it stands. */
public record AccessLine(Step step, Finding finding) {

  /** In the order in which they are done. */
  public enum Step {
    /** The Hub takes the account's token. */
    TOKEN_VALID,
    /** The terms are accepted, and the account was let in. */
    ACCESS_GRANTED,
    /** The account has asked, and was not turned away. */
    REQUEST,
    /** The token may read gated repositories, or this one by name. */
    TOKEN_SCOPE
  }

  /** How a step stands. */
  public enum State {
    MET,
    NOT_MET,
    /** It is the authors' turn. */
    WAITING,
    /** Nothing follows from what the Hub answered; never a guess. */
    UNKNOWN
  }

  /** What is known of a step. */
  public enum Finding {
    TOKEN_TAKEN(State.MET),
    TOKEN_MISSING(State.NOT_MET),
    TOKEN_REFUSED(State.NOT_MET),
    TOKEN_EXPIRED(State.NOT_MET),
    /** It does not open, so the Hub was not asked. */
    TOKEN_SEALED(State.NOT_MET),

    ACCESS_GRANTED(State.MET),
    /** The terms are to be accepted and access asked for. */
    ACCESS_TO_ASK_FOR(State.NOT_MET),
    ACCESS_WITH_AUTHORS(State.WAITING),
    ACCESS_DENIED(State.NOT_MET),

    REQUEST_GRANTED(State.MET),
    REQUEST_NEVER_MADE(State.NOT_MET),
    REQUEST_WAITING(State.WAITING),
    REQUEST_REJECTED(State.NOT_MET),
    REQUEST_RESET(State.NOT_MET),

    SCOPE_READS(State.MET),
    SCOPE_LACKS(State.NOT_MET),

    /** Known once the Hub takes the token. */
    AFTER_TOKEN(State.UNKNOWN),
    /** Known once the token may read gated repositories. */
    AFTER_SCOPE(State.UNKNOWN),
    NOT_TOLD(State.UNKNOWN);

    private final State state;

    Finding(State state) {
      this.state = state;
    }
  }

  public State state() {
    return finding.state;
  }

  /** The four lines, in the order of the steps. */
  static List<AccessLine> of(HubAccess access, AccessReport.Token token) {
    Finding scope = known(token.reads(), Finding.SCOPE_READS, Finding.SCOPE_LACKS);
    return switch (access) {
      case Accessible granted ->
          lines(
              Finding.TOKEN_TAKEN,
              Finding.ACCESS_GRANTED,
              Finding.REQUEST_GRANTED,
              Finding.SCOPE_READS);
      case NoToken none -> withoutToken(Finding.TOKEN_MISSING);
      case TokenRefused refused ->
          withoutToken(refused.expired() ? Finding.TOKEN_EXPIRED : Finding.TOKEN_REFUSED);
      case TokenInvalid refused -> withoutToken(Finding.TOKEN_REFUSED);
      case TokenExpired expired -> withoutToken(Finding.TOKEN_EXPIRED);
      case NeedsReentry sealed -> withoutToken(Finding.TOKEN_SEALED);
      case NeverAsked gated ->
          request(Finding.ACCESS_TO_ASK_FOR, Finding.REQUEST_NEVER_MADE, scope);
      case Waiting gated -> request(Finding.ACCESS_WITH_AUTHORS, Finding.REQUEST_WAITING, scope);
      case Rejected gated -> request(Finding.ACCESS_DENIED, Finding.REQUEST_REJECTED, scope);
      case Reset gated -> request(Finding.ACCESS_TO_ASK_FOR, Finding.REQUEST_RESET, scope);
      case TokenLacksGatedScope gated ->
          request(Finding.AFTER_SCOPE, Finding.AFTER_SCOPE, Finding.SCOPE_LACKS);
      // Said only to somebody the Hub has recognised.
      case OrganizationRefuses refused -> request(Finding.NOT_TOLD, Finding.NOT_TOLD, scope);
      case NotFoundOrPrivate missing ->
          missing.withToken()
              ? request(Finding.NOT_TOLD, Finding.NOT_TOLD, scope)
              : withoutToken(Finding.TOKEN_MISSING);
      case Disabled disabled -> asKnown(token, scope);
      case PartMissing part -> asKnown(token, scope);
      case RateLimited later -> asKnown(token, scope);
      case NotReachable silent -> asKnown(token, scope);
      case Unexpected unexpected -> asKnown(token, scope);
      case Offline offline -> asKnown(token, scope);
    };
  }

  private static List<AccessLine> withoutToken(Finding why) {
    return lines(why, Finding.AFTER_TOKEN, Finding.AFTER_TOKEN, Finding.AFTER_TOKEN);
  }

  private static List<AccessLine> request(Finding access, Finding request, Finding scope) {
    return lines(Finding.TOKEN_TAKEN, access, request, scope);
  }

  /** Where the Hub said nothing of the account, what it said earlier of the token still stands. */
  private static List<AccessLine> asKnown(AccessReport.Token token, Finding scope) {
    return lines(
        known(token.good(), Finding.TOKEN_TAKEN, Finding.TOKEN_REFUSED),
        Finding.NOT_TOLD,
        Finding.NOT_TOLD,
        scope);
  }

  private static Finding known(@Nullable Boolean known, Finding yes, Finding no) {
    if (known == null) {
      return Finding.NOT_TOLD;
    }
    return known ? yes : no;
  }

  private static List<AccessLine> lines(
      Finding token, Finding access, Finding request, Finding scope) {
    return List.of(
        new AccessLine(Step.TOKEN_VALID, token),
        new AccessLine(Step.ACCESS_GRANTED, access),
        new AccessLine(Step.REQUEST, request),
        new AccessLine(Step.TOKEN_SCOPE, scope));
  }
}
