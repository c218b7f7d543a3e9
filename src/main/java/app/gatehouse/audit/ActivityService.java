package app.gatehouse.audit;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened, for those it concerns: each account reads its own, and the owner everything. */
@Service
public class ActivityService {

  private final ActivitySearch search;
  private final AccountService accounts;

  ActivityService(ActivitySearch search, AccountService accounts) {
    this.search = search;
    this.accounts = accounts;
  }

  /** Somebody there is activity of. */
  public record Subject(AccountId account, String username, boolean removed) {}

  /**
   * What the reader may see of it, the newest first.
   *
   * @param offset how many to leave out
   * @param limit the most to find
   */
  @Transactional(readOnly = true)
  public List<Activity> find(AccountId reader, ActivityFilter filter, int offset, int limit) {
    return search.find(scope(reader, filter), filter, offset, limit);
  }

  /** How many records {@link #find} has for the reader. */
  @Transactional(readOnly = true)
  public int count(AccountId reader, ActivityFilter filter) {
    return search.count(scope(reader, filter), filter);
  }

  /** Whose activity the reader can choose from, by name; only the owner has a choice. */
  @Transactional(readOnly = true)
  public List<Subject> subjects(AccountId reader) {
    if (!isOwner(reader)) {
      return List.of();
    }
    return search.lastNames().entrySet().stream()
        .map(entry -> {
          Optional<Account> account = accounts.find(entry.getKey());
          return new Subject(
              entry.getKey(),
              account.map(Account::username).orElse(entry.getValue()),
              account.isEmpty());
        })
        .sorted(
            Comparator.comparing(Subject::removed)
                .thenComparing(Subject::username, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** Whose records alone are looked at; empty for everybody's. */
  private Optional<AccountId> scope(AccountId reader, ActivityFilter filter) {
    return isOwner(reader) ? Optional.ofNullable(filter.account()) : Optional.of(reader);
  }

  private boolean isOwner(AccountId reader) {
    return accounts.find(reader).map(Account::owner).orElse(false);
  }
}
