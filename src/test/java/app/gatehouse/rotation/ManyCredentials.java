package app.gatehouse.rotation;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.credentials.internal.CredentialEntity;
import app.gatehouse.credentials.internal.CredentialSeal;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.vault.SecretText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** As many sealed secrets as a test wants, each known by its account and provider. */
public final class ManyCredentials {

  private static final int CHUNK = 1000;

  private final JdbcTemplate database;
  private final TransactionTemplate transaction;
  private final CredentialSeal seal;
  private final CredentialService credentials;
  private final List<Provider> providers;

  public ManyCredentials(BeanFactory beans) {
    database = beans.getBean(JdbcTemplate.class);
    transaction = beans.getBean(TransactionTemplate.class);
    seal = beans.getBean(CredentialSeal.class);
    credentials = beans.getBean(CredentialService.class);
    providers =
        beans.getBean(ProviderCatalog.class).all().stream()
            .filter(provider -> provider.access().needsSecret())
            .toList();
  }

  /** Takes all away that there were. */
  public void clear() {
    database.update("DELETE FROM credential");
    database.update("DELETE FROM conversation");
  }

  /** Adds so many, of as many accounts as that needs. */
  public List<AccountId> add(int count) {
    List<AccountId> accounts = new ArrayList<>();
    for (int done = 0; done < count; done += CHUNK) {
      int now = Math.min(CHUNK, count - done);
      transaction.executeWithoutResult(status -> accounts.addAll(addChunk(now)));
    }
    return accounts;
  }

  private List<AccountId> addChunk(int count) {
    List<AccountId> accounts = new ArrayList<>();
    List<Object[]> people = new ArrayList<>();
    List<Object[]> rows = new ArrayList<>();
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    for (int i = 0; i < count; i++) {
      Provider provider = providers.get(i % providers.size());
      if (i % providers.size() == 0) {
        AccountId account = AccountId.random();
        accounts.add(account);
        String name = "many-" + account;
        people.add(new Object[] {account.value(), name, name, now});
      }
      AccountId account = accounts.getLast();
      CredentialEntity row =
          new CredentialEntity(CredentialId.random(), account, provider.id(), Instant.EPOCH);
      try (SecretText secret = SecretText.of(secret(account, provider))) {
        rows.add(
            new Object[] {
              row.id().value(), account.value(), provider.id().value(), seal.seal(row, secret), now
            });
      }
    }
    database.batchUpdate(
        "INSERT INTO account (id, username, username_key, password_hash, theme, created_at,"
            + " version) VALUES (?, ?, ?, '{none}', 'SYSTEM', ?, 0)",
        people);
    database.batchUpdate(
        "INSERT INTO credential (id, account_id, provider_id, sealed, hint, added_at, version)"
            + " VALUES (?, ?, ?, ?, '', ?, 0)",
        rows);
    return accounts;
  }

  /** How many of the account's secrets open and are what they were; uses each. */
  public int countRight(AccountId account) {
    int right = 0;
    for (Credential credential : credentials.list(account)) {
      String opened = credentials.use(account, credential.id(), Purpose.COPY, SecretText::expose);
      right += opened.equals("sk-" + account + "-" + credential.provider()) ? 1 : 0;
    }
    return right;
  }

  /** How many sealed secrets of all accounts open; looks at each without using it. */
  public int countOpen() {
    return database
        .query(
            "SELECT DISTINCT account_id FROM credential",
            (row, number) -> row.getObject(1, UUID.class))
        .stream()
        .mapToInt(account ->
            (int)
                credentials.list(new AccountId(account)).stream()
                    .filter(credential -> credential.state() == Credential.State.SAVED)
                    .count())
        .sum();
  }

  private static String secret(AccountId account, Provider provider) {
    return "sk-" + account + "-" + provider.id();
  }
}
