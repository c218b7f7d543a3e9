package app.gatehouse.accounts;

import app.gatehouse.accounts.AccountOverview.State;
import app.gatehouse.accounts.NewPassword.Problem;
import app.gatehouse.accounts.internal.AccountEntity;
import app.gatehouse.accounts.internal.AccountRepository;
import app.gatehouse.accounts.internal.OneTimeLinks;
import app.gatehouse.accounts.internal.OneTimeLinks.Purpose;
import app.gatehouse.accounts.internal.SignInAttempts;
import app.gatehouse.accounts.internal.SignedInSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the owner does with the accounts of others. Every method is refused with an {@link
 * org.springframework.security.access.AccessDeniedException} to anybody else; what changes an
 * account is refused with an {@link IllegalArgumentException} for the owner's own, and does nothing
 * to one that is gone.
 */
@Service
public class AccountAdministration {

  /** How long a link works that the owner hands on. */
  public static final Duration LINK_VALIDITY = Duration.ofHours(72);

  private final CurrentAccount current;
  private final AccountRepository accounts;
  private final OneTimeLinks links;
  private final SignInAttempts attempts;
  private final SignedInSessions sessions;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AccountAdministration(
      CurrentAccount current,
      AccountRepository accounts,
      OneTimeLinks links,
      SignInAttempts attempts,
      SignedInSessions sessions,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.current = current;
    this.accounts = accounts;
    this.links = links;
    this.attempts = attempts;
    this.sessions = sessions;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** All accounts, the owner's first, then by name. */
  public List<AccountOverview> list() {
    current.requireOwner();
    return Objects.requireNonNull(
        transaction.execute(status -> {
          Map<AccountId, Instant> expiries = links.expiries();
          Map<AccountId, Instant> locked = attempts.locked();
          return accounts.findAllInOrder().stream()
              .map(row -> overview(row, expiries.get(row.id()), locked.get(row.id())))
              .toList();
        }));
  }

  /** How adding an account ended. */
  public sealed interface Addition {
    /**
     * @param link by which its user chooses the password
     */
    record Added(OneTimeLink link) implements Addition {}

    record Refused(Problem problem) implements Addition {}

    /** There is an account of this name; case and space around do not count. */
    record NameTaken() implements Addition {}
  }

  /** Makes an account without a password, and the link by which its user chooses one. */
  public Addition add(String username) {
    current.requireOwner();
    Optional<Problem> problem = NewPassword.checkUsername(username);
    if (problem.isPresent()) {
      return new Addition.Refused(problem.get());
    }
    if (accounts.findByUsernameKey(NewPassword.fold(username)).isPresent()) {
      return new Addition.NameTaken();
    }
    AccountEntity member = AccountEntity.member(username.strip(), clock.instant());
    try {
      return Objects.requireNonNull(
          transaction.execute(status -> {
            accounts.saveAndFlush(member);
            OneTimeLink link = links.make(member, Purpose.INVITE, LINK_VALIDITY);
            events.publishEvent(new AccountEvent.Added(member.id(), member.username()));
            return new Addition.Added(link);
          }));
    } catch (DataIntegrityViolationException e) {
      // Somebody else added the same name at the same moment.
      return new Addition.NameTaken();
    }
  }

  /**
   * Makes a link by which the account's user chooses the first or another password; one made before
   * is void. A password that is set works until the link is used.
   *
   * @return empty when the account is gone or disabled
   */
  public Optional<OneTimeLink> newLink(AccountId id) {
    OneTimeLink[] made = new OneTimeLink[1];
    change(
        id,
        account -> {
          if (!account.isDisabled()) {
            boolean invited = !account.hasPassword();
            made[0] = links.make(account, invited ? Purpose.INVITE : Purpose.RESET, LINK_VALIDITY);
            events.publishEvent(
                invited
                    ? new AccountEvent.InviteRenewed(id)
                    : new AccountEvent.PasswordResetAsked(id));
          }
        });
    return Optional.ofNullable(made[0]);
  }

  /** Keeps the account's user out, and ends their sessions. What they saved stays. */
  public void disable(AccountId id) {
    change(
            id,
            account -> {
              account.disable(clock.instant());
              accounts.saveAndFlush(account);
              links.discard(id);
              events.publishEvent(new AccountEvent.Disabled(id));
            })
        .ifPresent(account -> sessions.endBefore(id, account.sessionEpoch()));
  }

  /** Lets the account's user in again. */
  public void enable(AccountId id) {
    change(
        id,
        account -> {
          account.enable();
          accounts.saveAndFlush(account);
          events.publishEvent(new AccountEvent.Enabled(id));
        });
  }

  /** Destroys the account and everything that is its own, and ends its sessions. */
  public void remove(AccountId id) {
    change(
            id,
            account -> {
              events.publishEvent(new AccountEvent.Removed(id, account.username()));
              events.publishEvent(new AccountRemoval(id));
              links.discard(id);
              attempts.forget(id);
              accounts.delete(account);
              accounts.flush();
            })
        .ifPresent(account -> sessions.endAll(id));
  }

  private Optional<AccountEntity> change(AccountId id, Consumer<AccountEntity> action) {
    current.requireOwner();
    return Objects.requireNonNull(
        transaction.execute(status -> {
          Optional<AccountEntity> account = accounts.findById(id.value());
          account.ifPresent(found -> {
            if (found.toAccount().owner()) {
              throw new IllegalArgumentException("Not with the owner's account");
            }
            action.accept(found);
          });
          return account;
        }));
  }

  private static AccountOverview overview(
      AccountEntity row, @Nullable Instant linkExpiresAt, @Nullable Instant lockedUntil) {
    return new AccountOverview(
        row.id(),
        row.username(),
        row.toAccount().owner(),
        state(row, linkExpiresAt, lockedUntil),
        row.createdAt(),
        row.lastSignedInAt());
  }

  private static State state(
      AccountEntity row, @Nullable Instant linkExpiresAt, @Nullable Instant lockedUntil) {
    if (row.isDisabled()) {
      return new State.Disabled();
    }
    if (!row.hasPassword()) {
      // Enabled again after its link was taken away: as if it had expired long ago.
      return new State.Invited(linkExpiresAt == null ? Instant.EPOCH : linkExpiresAt);
    }
    return lockedUntil == null ? new State.Active() : new State.Locked(lockedUntil);
  }
}
