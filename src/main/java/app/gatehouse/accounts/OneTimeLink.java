package app.gatehouse.accounts;

import java.time.Instant;

/**
 * Lets whoever has it choose an account's password, once.
 *
 * @param token a secret: belongs behind the {@code #} of the link, which no server sees, and
 *     nowhere else
 * @param username of the account
 * @param expiresAt from then on it does not work
 */
public record OneTimeLink(String token, String username, Instant expiresAt) {

  /** Where the token is read, below Gatehouse's address. */
  public static final String PAGE = "password";

  /** The link without Gatehouse's address before it. */
  public String path() {
    return PAGE + "#" + token;
  }

  @Override
  public String toString() {
    return "OneTimeLink[••••, " + expiresAt + "]";
  }
}
