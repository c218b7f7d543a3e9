package app.gatehouse.gateway;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a program shows the gateway; the token itself is stored nowhere.
 *
 * @param hint how it begins and ends, to tell it from others
 * @param expiresAt from when on it is refused; null for never
 * @param lastUsedAt to the minute; null when it never was
 */
public record AccessToken(
    UUID id,
    Terms terms,
    String hint,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  /**
   * What it may be used for.
   *
   * @param name 1 to 60 characters, for people
   * @param models names of models and aliases as a request would have them; empty for all
   * @param requestsPerMinute from 1; null for as many as come
   * @param monthlyBudget USD in a calendar month (UTC), more than 0; null for no limit
   */
  public record Terms(
      String name,
      Set<String> models,
      @Nullable Integer requestsPerMinute,
      @Nullable BigDecimal monthlyBudget) {

    public Terms {
      models = Set.copyOf(models);
    }
  }
}
