package app.gatehouse.usage;

import java.math.BigDecimal;

/**
 * What requests come to together.
 *
 * @param failures of the requests, those with no answer or a broken one
 * @param prompt tokens read, as far as the providers told
 * @param completion tokens written, as far as the providers told
 * @param uncounted how many answers there were whose tokens their providers did not tell
 * @param cost in USD, of the requests whose cost is known
 * @param unpriced how many of them may have cost something that is not known
 */
public record UsageSums(
    long requests,
    long failures,
    long prompt,
    long completion,
    long uncounted,
    BigDecimal cost,
    long unpriced) {

  public static final UsageSums NONE = new UsageSums(0, 0, 0, 0, 0, BigDecimal.ZERO, 0);

  /** Amounts that are equal are so whatever the number of their zeros. */
  public UsageSums {
    cost = cost.signum() == 0 ? BigDecimal.ZERO : cost.stripTrailingZeros();
  }

  public UsageSums plus(UsageSums other) {
    return new UsageSums(
        requests + other.requests,
        failures + other.failures,
        prompt + other.prompt,
        completion + other.completion,
        uncounted + other.uncounted,
        cost.add(other.cost),
        unpriced + other.unpriced);
  }

  /** Of one request. One without an answer is taken to have cost nothing where nobody knows. */
  public static UsageSums of(UsageEntry entry) {
    boolean failed = entry.outcome() == UsageEntry.Outcome.FAILED;
    Long prompt = entry.tokens().prompt();
    Long completion = entry.tokens().completion();
    return new UsageSums(
        1,
        failed || entry.outcome() == UsageEntry.Outcome.BROKEN ? 1 : 0,
        prompt == null ? 0 : prompt,
        completion == null ? 0 : completion,
        !failed && (prompt == null || completion == null) ? 1 : 0,
        entry.cost() == null ? BigDecimal.ZERO : entry.cost(),
        !failed && entry.cost() == null ? 1 : 0);
  }
}
