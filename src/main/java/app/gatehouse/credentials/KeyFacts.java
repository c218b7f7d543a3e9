package app.gatehouse.credentials;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider tells about a credential. Whatever it did not tell is null or empty, never 0 and
 * never guessed. Texts come from outside: shortened, and freed from the secret.
 *
 * @param account whose it is: a user name, an organisation, a team
 * @param label how its owner named it
 * @param role for example {@code read} or {@code fineGrained}
 * @param scopes what it may do, in the provider's own words
 * @param restricted whether it may do less than its owner; null when unknown
 * @param creditLimit in USD, what it may spend altogether
 * @param creditLeft in USD
 * @param spent in USD
 * @param freeTier whether its account pays nothing; null when unknown
 * @param expiresAt when it stops working by itself
 */
public record KeyFacts(
    @Nullable String account,
    @Nullable String label,
    @Nullable String role,
    List<String> scopes,
    @Nullable Boolean restricted,
    @Nullable BigDecimal creditLimit,
    @Nullable BigDecimal creditLeft,
    @Nullable BigDecimal spent,
    @Nullable Boolean freeTier,
    @Nullable Instant expiresAt) {

  /** Nothing was told. */
  public static final KeyFacts UNKNOWN =
      new KeyFacts(null, null, null, List.of(), null, null, null, null, null, null);

  public KeyFacts {
    scopes = List.copyOf(scopes);
  }
}
