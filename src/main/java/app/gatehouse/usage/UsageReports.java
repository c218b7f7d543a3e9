package app.gatehouse.usage;

import app.gatehouse.accounts.AccountId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What has been used, as far as it is stored: each account reads its own, and the owner everybody's
 * as well. Blocks on the database.
 */
public interface UsageReports {

  /** Whose requests are looked at. */
  enum Scope {
    OWN,
    /** Everybody's for the owner; for others no more than their own. */
    EVERYBODY
  }

  UsageReport report(AccountId reader, Scope scope, UsagePeriod period);

  /** The newest requests of the period, those first. */
  List<UsageRow> recent(AccountId reader, Scope scope, UsagePeriod period, int limit);

  /** All requests of the period, in the order they were written down; a few are held at a time. */
  void each(AccountId reader, Scope scope, UsagePeriod period, Consumer<UsageRow> action);

  /** Times within the period of which requests may be missing, in their order. */
  List<UsageGap> gaps(UsagePeriod period);

  /** The first day with requests; empty while there are none. */
  Optional<LocalDate> firstDay(AccountId reader, Scope scope);

  /**
   * A request and whose it is.
   *
   * @param username of the account
   */
  record UsageRow(UsageEntry entry, String username) {}
}
