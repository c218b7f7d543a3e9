package app.gatehouse.hub;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.vault.SecretText;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every account has this token.
 *
 * @param token null for none
 */
public record GivenToken(@Nullable String token) implements HubTokens {

  /** A token that is saved, and does not open. */
  public static HubTokens unreadable() {
    return new HubTokens() {
      @Override
      public <T> T use(AccountId account, Purpose purpose, Function<@Nullable SecretText, T> work) {
        throw new CredentialUnavailableException("The token has to be entered again");
      }
    };
  }

  @Override
  public <T> T use(AccountId account, Purpose purpose, Function<@Nullable SecretText, T> work) {
    if (token == null) {
      return work.apply(null);
    }
    try (SecretText secret = SecretText.of(token)) {
      return work.apply(secret);
    }
  }
}
