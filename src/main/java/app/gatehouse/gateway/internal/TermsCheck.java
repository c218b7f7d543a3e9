package app.gatehouse.gateway.internal;

import app.gatehouse.gateway.AccessToken.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the terms of a token are within their ranges. */
final class TermsCheck {

  private static final int LONGEST_NAME = 60;

  /** A provider's name, a slash and a model's id fit. */
  private static final int LONGEST_MODEL = 250;

  /** As much as the column holds, and more than anybody spends. */
  private static final BigDecimal HIGHEST_BUDGET = new BigDecimal("100000000000");

  private TermsCheck() {}

  /**
   * @throws IllegalArgumentException when they are not
   */
  static void check(Terms terms, @Nullable Instant expiresAt, Instant now) {
    require(
        !terms.name().isBlank() && terms.name().length() <= LONGEST_NAME,
        "The name of a token has 1 to 60 characters");
    require(
        terms.models().stream().allMatch(name -> !name.isBlank() && name.length() <= LONGEST_MODEL),
        "The name of a model has 1 to 250 characters");
    Integer rate = terms.requestsPerMinute();
    require(rate == null || rate >= 1, "A token may be used at least once in a minute");
    BigDecimal budget = terms.monthlyBudget();
    require(
        budget == null || budget.signum() > 0 && budget.compareTo(HIGHEST_BUDGET) < 0,
        "A budget is more than 0");
    require(expiresAt == null || expiresAt.isAfter(now), "A token expires in the future");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
