package app.gatehouse.hub;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account may download a model from the Hub, and if not, why. Holds nothing of the
 * token, and of the Hub's words nothing but a user name.
 */
public sealed interface HubAccess {

  /** The files can be downloaded. */
  record Accessible() implements HubAccess {}

  /** The model's authors want to be asked first, and this is how far that has come. */
  sealed interface Gated extends HubAccess {

    /** Whose token was used, as the Hub names them; null when that is not known. */
    @Nullable String signedInAs();
  }

  /** No token is saved, so nobody knows whether access was granted. */
  record NoToken() implements Gated {

    @Override
    public @Nullable String signedInAs() {
      return null;
    }
  }

  /**
   * A token is saved, but the Hub does not accept it, so nobody knows whether access was granted.
   *
   * @param expired whether it was good once
   */
  record TokenRefused(boolean expired) implements Gated {

    @Override
    public @Nullable String signedInAs() {
      return null;
    }
  }

  /** This account has not asked for access. */
  record NeverAsked(@Nullable String signedInAs) implements Gated {}

  /** The account has asked, and the authors have not answered. */
  record Waiting(@Nullable String signedInAs) implements Gated {}

  /** The authors have said no. */
  record Rejected(@Nullable String signedInAs) implements Gated {}

  /** The authors have put the request back: the account must ask again. */
  record Reset(@Nullable String signedInAs) implements Gated {}

  /** A fine-grained token without the right to read gated repositories. */
  record TokenLacksGatedScope(@Nullable String signedInAs) implements Gated {}

  /**
   * The Hub does not accept the token: mistyped, or revoked.
   *
   * @param openToAll whether the model can be downloaded without any
   */
  record TokenInvalid(boolean openToAll) implements HubAccess {}

  /**
   * The token was good once.
   *
   * @param openToAll whether the model can be downloaded without any
   */
  record TokenExpired(boolean openToAll) implements HubAccess {}

  /** A token is saved, but it does not open. The Hub was not asked. */
  record NeedsReentry() implements HubAccess {}

  /**
   * There is no such model, or it is private; the Hub does not say which.
   *
   * @param withToken whether a token was used, and accepted
   */
  record NotFoundOrPrivate(boolean withToken) implements HubAccess {}

  /**
   * The model is there, but not what was asked for of it.
   *
   * @param part what is not there
   */
  record PartMissing(Part part) implements HubAccess {

    /** Of a model. */
    public enum Part {
      /** A branch, tag or commit. */
      REVISION,
      FILE
    }
  }

  /** The policy of the organization that owns the model refuses this token. */
  record OrganizationRefuses() implements HubAccess {}

  /** The Hub has taken the model out of use for everybody. */
  record Disabled() implements HubAccess {}

  /**
   * Too many requests.
   *
   * @param retryAfter how long until the next may be made, 1 second to 1 day; null when the Hub
   *     does not say
   */
  record RateLimited(@Nullable Duration retryAfter) implements HubAccess {}

  /** Gatehouse is to stay offline ({@code HF_HUB_OFFLINE}): the Hub was not asked. */
  record Offline() implements HubAccess {}

  /** No answer. Says nothing about the token. */
  record NotReachable(Reason reason) implements HubAccess {

    /** What stood in the way. */
    public enum Reason {
      UNKNOWN_HOST,
      REFUSED,
      TLS,
      TIMEOUT,
      BROKEN,
      /** The Hub answers that it is down: a status from 500 on. */
      SERVICE_DOWN
    }
  }

  /**
   * An answer the Hub would not give: probably something else stands at its address.
   *
   * @param status the HTTP status, 0 when the answer was not read
   */
  record Unexpected(int status) implements HubAccess {}
}
