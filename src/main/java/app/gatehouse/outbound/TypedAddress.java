package app.gatehouse.outbound;

import java.net.URI;

/** What became of an address that a user typed. */
public sealed interface TypedAddress {

  /**
   * May be used, with the trust {@link AddressTrust#TYPED} or {@link AddressTrust#TYPED_BY_OWNER}:
   * what a name leads to is decided when connecting.
   *
   * @param uri scheme, host in lower case and the port if one was typed; a path only for local
   *     servers; never a trailing slash
   */
  record Accepted(URI uri) implements TypedAddress {}

  /** May not be used. */
  record Refused(Reason reason) implements TypedAddress {}

  /** Why an address was refused. */
  enum Reason {
    EMPTY,
    /** More than 2,000 characters. */
    TOO_LONG,
    /** Not an address of the form {@code https://host}. */
    MALFORMED,
    /** Neither http nor https. */
    UNKNOWN_SCHEME,
    HTTPS_REQUIRED,
    /** Holds a user name or password. */
    USER_INFO,
    /** Has a part after {@code #}. */
    FRAGMENT,
    /** Does not lead to the internet, and the operator has not allowed it. */
    NOT_PUBLIC,
    /** Not this machine, and the operator has not allowed it. */
    NOT_LOCAL
  }
}
