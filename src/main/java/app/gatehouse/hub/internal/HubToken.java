package app.gatehouse.hub.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.vault.SecretText;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens an account's Hugging Face token for one check. */
interface HubToken {

  /**
   * Runs the check with the token, or with null when the account has saved none.
   *
   * @return what the check gave, or {@link HubAccess.NeedsReentry} without running it when the
   *     token does not open
   */
  HubAccess use(AccountId account, Function<@Nullable SecretText, HubAccess> check);
}
