package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.accounts.NewPassword;
import app.gatehouse.accounts.internal.SignInAttempts.Attempt;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Looks at a user name and a password. Whatever is wrong with them, an unknown name, a locked, a
 * disabled, an invited account, or only the password, the answer and the work are the same.
 */
@Component
class PasswordCheck implements AuthenticationProvider {

  private final AccountRepository accounts;
  private final PasswordEncoder passwords;
  private final SignInAttempts attempts;
  private final AddressLimit addresses;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PasswordCheck(
      AccountRepository accounts,
      PasswordEncoder passwords,
      SignInAttempts attempts,
      AddressLimit addresses,
      ApplicationEventPublisher events,
      Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.attempts = attempts;
    this.addresses = addresses;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  @Override
  public Authentication authenticate(Authentication typed) {
    try {
      return look(typed);
    } catch (AuthenticationException e) {
      throw e;
    } catch (RuntimeException e) {
      // Not the visitor's doing: whether the password is right must not show.
      throw new InternalAuthenticationServiceException("The sign-in cannot be looked at", e);
    }
  }

  private Authentication look(Authentication typed) {
    String address = address(typed);
    if (!addresses.take(address)) {
      throw new TooManyTriesException();
    }
    String username = typed.getName();
    Optional<AccountEntity> account = accounts.findByUsernameKey(NewPassword.fold(username));
    Attempt attempt =
        attempts.begin(
            account
                .map(found -> SignInAttempts.slot(found.id()))
                .orElseGet(() -> SignInAttempts.slotOfUnknown(username)));
    boolean right = matches(typed, account);
    if (account.isEmpty() || !right || !attempt.allowed() || account.get().isDisabled()) {
      if (attempt.allowed() && attempt.lockedUntil() != null) {
        events.publishEvent(
            new AccountEvent.LockedOut(
                account.map(AccountEntity::id).orElse(null), attempt.lockedUntil()));
      }
      throw new BadCredentialsException("Wrong user name or password");
    }
    attempts.forget(account.get().id());
    addresses.giveBack(address);
    SignedInUser user = account.get().toUser(clock.instant());
    return UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
  }

  private boolean matches(Authentication typed, Optional<AccountEntity> account) {
    Object password = typed.getCredentials();
    String hash =
        account
            .filter(AccountEntity::hasPassword)
            .map(AccountEntity::passwordHash)
            .orElse(PasswordEncoding.HASH_OF_NOTHING);
    return passwords.matches(password == null ? "" : password.toString(), hash);
  }

  private static String address(Authentication typed) {
    @Nullable Object details = typed.getDetails();
    return details instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
  }
}
