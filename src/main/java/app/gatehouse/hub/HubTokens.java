package app.gatehouse.hub;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.vault.SecretText;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens an account's own Hugging Face token; nobody else's is ever used for it. */
public interface HubTokens {

  /**
   * Does the work with the token, or with null when the account has saved none. The purpose is
   * written down first.
   *
   * @throws CredentialUnavailableException without doing the work, when a token is saved that does
   *     not open
   */
  <T> T use(AccountId account, Purpose purpose, Function<@Nullable SecretText, T> work);
}
