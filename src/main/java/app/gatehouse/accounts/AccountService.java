package app.gatehouse.accounts;

import app.gatehouse.accounts.NewPassword.Problem;
import app.gatehouse.accounts.internal.AccountEntity;
import app.gatehouse.accounts.internal.AccountRepository;
import app.gatehouse.accounts.internal.SignInAttempts;
import app.gatehouse.accounts.internal.SignInAttempts.Attempt;
import app.gatehouse.accounts.internal.SignedInSessions;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes and changes accounts. */
@Service
public class AccountService {

  private final AccountRepository accounts;
  private final PasswordEncoder passwords;
  private final SignInAttempts attempts;
  private final SignedInSessions sessions;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile boolean setUp;

  AccountService(
      AccountRepository accounts,
      PasswordEncoder passwords,
      SignInAttempts attempts,
      SignedInSessions sessions,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.attempts = attempts;
    this.sessions = sessions;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Whether there is an account; once there is one, there always is. */
  public boolean isSetUp() {
    if (!setUp) {
      setUp = accounts.count() > 0;
    }
    return setUp;
  }

  /**
   * Makes the first account, the owner's.
   *
   * @return empty when there is an owner already, also when another request was first by a moment
   * @throws IllegalArgumentException when the name or password breaks a rule of {@link NewPassword}
   */
  public Optional<Account> createOwner(String username, String password) {
    NewPassword.checkAccount(username, password)
        .ifPresent(problem -> {
          throw new IllegalArgumentException(problem.name());
        });
    if (isSetUp()) {
      return Optional.empty();
    }
    AccountEntity owner = AccountEntity.owner(username.strip(), encode(password), clock.instant());
    try {
      transaction.executeWithoutResult(status -> {
        accounts.saveAndFlush(owner);
        events.publishEvent(new AccountEvent.OwnerCreated(owner.id()));
      });
    } catch (DataIntegrityViolationException e) {
      // The database allows one owner: the other request was first.
      return Optional.empty();
    }
    return Optional.of(owner.toAccount());
  }

  @Transactional(readOnly = true)
  public Optional<Account> find(AccountId id) {
    return accounts.findById(id.value()).map(AccountEntity::toAccount);
  }

  /** Those whose users are kept out. */
  @Transactional(readOnly = true)
  public Set<AccountId> disabled() {
    return accounts.findDisabled().stream().map(AccountId::new).collect(Collectors.toSet());
  }

  /** How a change of password ended. */
  public sealed interface PasswordChange {
    record Done() implements PasswordChange {}

    record WrongCurrentPassword() implements PasswordChange {}

    /** There were too many wrong ones: this one was not looked at. */
    record TooManyTries() implements PasswordChange {}

    record Refused(Problem problem) implements PasswordChange {}
  }

  /**
   * Changes the password if the current one is right and the new one follows the rules. The
   * account's sessions end, but for the one that asks. Wrong ones count like those at the door:
   * whoever finds an open page must not guess there.
   */
  public PasswordChange changePassword(AccountId id, String current, String wanted) {
    AccountEntity account = accounts.findById(id.value()).orElseThrow();
    Attempt attempt = attempts.begin(SignInAttempts.slot(id));
    if (!attempt.allowed()) {
      return new PasswordChange.TooManyTries();
    }
    if (!passwords.matches(current, account.passwordHash())) {
      if (attempt.lockedUntil() != null) {
        events.publishEvent(new AccountEvent.LockedOut(id, attempt.lockedUntil()));
      }
      return new PasswordChange.WrongCurrentPassword();
    }
    attempts.forget(id);
    Optional<Problem> problem = NewPassword.check(account.username(), wanted);
    if (problem.isPresent()) {
      return new PasswordChange.Refused(problem.get());
    }
    account.changePasswordHash(encode(wanted));
    transaction.executeWithoutResult(status -> {
      accounts.saveAndFlush(account);
      events.publishEvent(new AccountEvent.PasswordChanged(id));
    });
    CurrentAccount.user()
        .filter(user -> user.account().equals(id))
        .ifPresent(user -> user.stayFor(account.sessionEpoch()));
    sessions.endBefore(id, account.sessionEpoch());
    return new PasswordChange.Done();
  }

  @Transactional
  public void changeTheme(AccountId id, Theme theme) {
    accounts.findById(id.value()).orElseThrow().changeTheme(theme);
    events.publishEvent(new AccountEvent.ThemeChanged(id, theme));
  }

  private String encode(String password) {
    return Objects.requireNonNull(passwords.encode(password));
  }
}
