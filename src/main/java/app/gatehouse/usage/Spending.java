package app.gatehouse.usage;

import java.math.BigDecimal;
import java.util.UUID;

/** What has been spent, answered from memory at once. */
public interface Spending {

  /**
   * USD that the requests of an access token cost in this calendar month (UTC), as far as known.
   */
  BigDecimal thisMonth(UUID token);
}
