package app.gatehouse.accounts.internal;

import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords came from one address: this one was not looked at. */
final class TooManyTriesException extends AuthenticationException {

  TooManyTriesException() {
    super("Too many tries from one address");
  }
}
