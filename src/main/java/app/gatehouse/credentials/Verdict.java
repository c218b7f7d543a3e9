package app.gatehouse.credentials;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider said when it was asked about a credential: one of six answers. Only {@link
 * Rejected} says that the credential itself is bad.
 */
public sealed interface Verdict {

  /** The provider takes it. */
  record Valid() implements Verdict {}

  /** The provider does not take it, or not any more; only another one helps. */
  record Rejected(Rejection reason) implements Verdict {}

  /**
   * It is real, but cannot do everything at the moment.
   *
   * @param until when the provider said that it may be tried again, or null when it did not say
   */
  record Limited(Limit limit, @Nullable Instant until) implements Verdict {}

  /** It is real, but not made for talking to models. */
  record WrongKind(Kind kind) implements Verdict {}

  /** Something answers there, but not the provider. Says nothing about the credential. */
  record WrongService(Found found) implements Verdict {}

  /** No answer that says anything about the credential. */
  record NotReachable(Trouble trouble) implements Verdict {}

  /** Why a credential was rejected, as far as the provider tells. */
  enum Rejection {
    /** Unknown to the provider: mistyped, revoked, or of another resource. */
    INVALID,
    REVOKED,
    EXPIRED,
    /** Blocked or disabled, for example because it was found in public. */
    BLOCKED
  }

  /** What holds a real credential back. */
  enum Limit {
    /** It may not list models; it may well chat. */
    CANNOT_LIST,
    /** It lacks a permission: a scope, a role, an address that is allowed. */
    NO_PERMISSION,
    NO_CREDIT,
    /** A limit that its owner or the provider set on spending. */
    SPEND_LIMIT,
    /** Too many requests; passes by itself. */
    RATE_LIMIT,
    /** The team or organisation it belongs to is blocked. */
    TEAM_BLOCKED,
    /** Not offered in the country the request comes from. */
    REGION
  }

  /** What a credential is for, when not for models. */
  enum Kind {
    ADMIN,
    MANAGEMENT,
    OAUTH
  }

  /** What answered in the provider's place. */
  enum Found {
    /** A page for people: a proxy, a captive portal, a wrong address. */
    WEB_PAGE,
    /** Data, but not in the provider's form. */
    OTHER_SHAPE,
    /** It points somewhere else; no credential is sent after it. */
    REDIRECT,
    /** Nothing at this path: the address is of another service, or incomplete. */
    NOTHING_THERE
  }

  /** What came in the way of an answer. */
  enum Trouble {
    /** No such host: a typing error, or no name service. */
    UNKNOWN_HOST,
    /** Nothing listens there. */
    REFUSED,
    /** No secure connection. */
    TLS,
    TIMEOUT,
    /** The connection broke. */
    BROKEN,
    /** The provider itself has trouble: a status from 500 on. */
    SERVER_ERROR,
    /** The answer was longer than any list of models. */
    TOO_LARGE,
    /** Gatehouse may not go to this address. */
    ADDRESS_NOT_ALLOWED,
    /** The operator keeps Gatehouse away from the provider; nothing was sent. */
    OFFLINE
  }

  /** Whether the provider has judged the credential; otherwise what it said before still stands. */
  default boolean judges() {
    return switch (this) {
      case Valid valid -> true;
      case Rejected rejected -> true;
      case WrongKind wrongKind -> true;
      case Limited limited -> limited.limit() != Limit.RATE_LIMIT;
      case WrongService wrongService -> false;
      case NotReachable notReachable -> false;
    };
  }

  /** Whether models can be used with a credential of which this is known. */
  default boolean usable() {
    return switch (this) {
      case Rejected rejected -> false;
      case WrongKind wrongKind -> false;
      case Valid valid -> true;
      case Limited limited -> true;
      case WrongService wrongService -> true;
      case NotReachable notReachable -> true;
    };
  }
}
