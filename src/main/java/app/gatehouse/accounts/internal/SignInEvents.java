package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.NewPassword;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Says in our own events what Spring Security saw at the door. */
@Component
class SignInEvents {

  private static final Logger LOG = LoggerFactory.getLogger(SignInEvents.class);

  private final ApplicationEventPublisher events;
  private final AccountRepository accounts;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SignInEvents(
      ApplicationEventPublisher events,
      AccountRepository accounts,
      TransactionTemplate transaction,
      Clock clock) {
    this.events = events;
    this.accounts = accounts;
    this.transaction = transaction;
    this.clock = clock;
  }

  @EventListener
  void onSuccess(AuthenticationSuccessEvent event) {
    if (event.getAuthentication().getPrincipal() instanceof SignedInUser user) {
      transaction.executeWithoutResult(status -> {
        accounts.markSignedIn(user.account().value(), clock.instant());
        events.publishEvent(new AccountEvent.SignedIn(user.account()));
      });
    }
  }

  @EventListener
  void onFailure(AbstractAuthenticationFailureEvent event) {
    events.publishEvent(new AccountEvent.SignInRefused(named(event.getAuthentication())));
  }

  /** Whoever wants to leave is let out, even when that cannot be written down. */
  @EventListener
  void onSignOut(LogoutSuccessEvent event) {
    if (event.getAuthentication().getPrincipal() instanceof SignedInUser user) {
      try {
        events.publishEvent(new AccountEvent.SignedOut(user.account()));
      } catch (RuntimeException e) {
        LOG.error(
            "The account {} signed out, but that could not be written down", user.account(), e);
      }
    }
  }

  /**
   * The account somebody tried to enter; what was typed itself is not kept: it may be a password.
   */
  private @Nullable AccountId named(Authentication attempt) {
    return accounts
        .findByUsernameKey(NewPassword.fold(attempt.getName()))
        .map(AccountEntity::id)
        .orElse(null);
  }
}
