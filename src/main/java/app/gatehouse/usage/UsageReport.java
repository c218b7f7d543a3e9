package app.gatehouse.usage;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.ModelRef;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was used in a period. Parts come with the one of most requests first.
 *
 * @param days those with requests alone, in their order
 * @param accounts empty for a report of one account
 * @param firstToken the median of the latest {@link #MEDIAN_OF} answers; null where there are none
 */
public record UsageReport(
    UsageSums total,
    List<Day> days,
    List<OfModel> models,
    List<OfToken> tokens,
    List<OfAccount> accounts,
    @Nullable Duration firstToken) {

  public static final int MEDIAN_OF = 1_000;

  public UsageReport {
    days = List.copyOf(days);
    models = List.copyOf(models);
    tokens = List.copyOf(tokens);
    accounts = List.copyOf(accounts);
  }

  public record Day(LocalDate day, UsageSums sums) {}

  public record OfModel(ModelRef model, UsageSums sums) {}

  /**
   * @param id null for what people asked in the browser
   * @param name as it was called; null for what people asked in the browser
   */
  public record OfToken(@Nullable UUID id, @Nullable String name, UsageSums sums) {}

  public record OfAccount(AccountId account, String username, UsageSums sums) {}
}
