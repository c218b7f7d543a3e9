package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.accounts.NewPassword;
import app.gatehouse.accounts.NewPassword.Problem;
import app.gatehouse.accounts.internal.OneTimeLinks.Stored;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets whoever has a one-time link choose the password of its account. */
@Service
public class PasswordByLink {

  private final OneTimeLinks links;
  private final AccountRepository accounts;
  private final SignInAttempts attempts;
  private final PasswordEncoder passwords;
  private final SignedInSessions sessions;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  PasswordByLink(
      OneTimeLinks links,
      AccountRepository accounts,
      SignInAttempts attempts,
      PasswordEncoder passwords,
      SignedInSessions sessions,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.links = links;
    this.accounts = accounts;
    this.attempts = attempts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.events = events;
    this.transaction = transaction;
  }

  /** How a try to choose a password ended. */
  public sealed interface Outcome {
    record Chosen(Account account) implements Outcome {}

    record Refused(Problem problem) implements Outcome {}

    /** Unknown, used, expired, replaced, or of a disabled account: it is not said which. */
    record NoSuchLink() implements Outcome {}
  }

  /** Whose password the link lets choose; empty when it does not work. */
  public Optional<Account> find(String token) {
    return account(token).map(AccountEntity::toAccount);
  }

  /** Chooses the password. From then on the account is not locked, and nobody else is in it. */
  public Outcome choose(String token, String password) {
    Optional<AccountEntity> account = account(token);
    if (account.isEmpty()) {
      return new Outcome.NoSuchLink();
    }
    Optional<Problem> problem = NewPassword.check(account.get().username(), password);
    if (problem.isPresent()) {
      return new Outcome.Refused(problem.get());
    }
    String hash = Objects.requireNonNull(passwords.encode(password));
    Optional<AccountEntity> chosen;
    try {
      chosen = Objects.requireNonNull(transaction.execute(status -> take(token, hash)));
    } catch (ConcurrencyFailureException e) {
      // Another one who had the link was first by a moment.
      chosen = Optional.empty();
    }
    chosen.ifPresent(changed -> sessions.endBefore(changed.id(), changed.sessionEpoch()));
    return chosen
        .<Outcome>map(changed -> new Outcome.Chosen(changed.toAccount()))
        .orElseGet(Outcome.NoSuchLink::new);
  }

  private Optional<AccountEntity> take(String token, String hash) {
    Optional<Stored> link = links.find(token);
    Optional<AccountEntity> account = account(token);
    if (link.isEmpty() || account.isEmpty() || !links.take(token)) {
      return Optional.empty();
    }
    AccountEntity changed = account.get();
    changed.changePasswordHash(hash);
    accounts.saveAndFlush(changed);
    attempts.forget(changed.id());
    events.publishEvent(
        switch (link.get().purpose()) {
          case INVITE -> new AccountEvent.InviteUsed(changed.id());
          case RESET -> new AccountEvent.PasswordReset(changed.id());
        });
    return Optional.of(changed);
  }

  private Optional<AccountEntity> account(String token) {
    return links
        .find(token)
        .flatMap(link -> accounts.findById(link.account().value()))
        .filter(account -> !account.isDisabled());
  }
}
