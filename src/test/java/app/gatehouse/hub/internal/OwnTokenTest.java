package app.gatehouse.hub.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.HubTokens;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.vault.SecretText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked of the Hub for an account is asked with its own token, or with none. */
@GatehouseTest
class OwnTokenTest {

  private static final String ADAS = "hf_" + "a".repeat(34);
  private static final String BOBS = "hf_" + "b".repeat(34);

  @Autowired HubTokens tokens;
  @Autowired CredentialService credentials;
  @Autowired ProviderCatalog providers;
  @Autowired JdbcClient database;

  private AccountId account() {
    return TestAccounts.add(database);
  }

  private Credential save(AccountId account, String token) {
    try (SecretText secret = SecretText.of(token)) {
      return credentials.save(account, providers.get(HubSettings.PROVIDER), secret, null);
    }
  }

  private @Nullable String used(AccountId account) {
    return tokens.use(
        account, Purpose.HUB_DOWNLOAD, secret -> secret == null ? "none" : secret.expose());
  }

  @Test
  void twoAccountsHaveTheirOwnAndAThirdHasNone() {
    AccountId ada = account();
    AccountId bob = account();
    save(ada, ADAS);
    save(bob, BOBS);

    assertThat(used(ada)).isEqualTo(ADAS);
    assertThat(used(bob)).isEqualTo(BOBS);
    assertThat(used(account())).isEqualTo("none");
  }

  @Test
  void aTokenThatIsReplacedOrDeletedIsNotUsedAgain() {
    AccountId ada = account();
    save(ada, ADAS);
    Credential newer = save(ada, BOBS);
    assertThat(used(ada)).isEqualTo(BOBS);

    credentials.delete(ada, newer.id());

    assertThat(used(ada)).isEqualTo("none");
  }

  /** Never silently without one: that would be another question. */
  @Test
  void aTokenThatDoesNotOpenIsNotLeftAway() {
    AccountId ada = account();
    save(ada, ADAS);
    AccountId bob = account();
    Credential bobs = save(bob, BOBS);
    String adas =
        database
            .sql("SELECT sealed FROM credential WHERE account_id = ?")
            .param(ada.value())
            .query(String.class)
            .single();

    database
        .sql("UPDATE credential SET sealed = ? WHERE id = ?")
        .param(adas)
        .param(bobs.id().value())
        .update();

    assertThatExceptionOfType(CredentialUnavailableException.class).isThrownBy(() -> used(bob));
    assertThat(used(ada)).isEqualTo(ADAS);
  }
}
