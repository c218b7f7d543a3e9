package app.gatehouse.e2e;

import app.gatehouse.GatehouseApplication;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Gatehouse that is filled with keys and models of its owner, and stops. */
final class FullHouse {

  static final List<String> PROVIDERS = List.of("openai", "anthropic", "gemini", "groq", "xai");
  static final int MODELS = 8_000;

  private FullHouse() {}

  static String secret(String provider) {
    return "sk-" + provider + "-moved-0123456789";
  }

  public static void main(String[] arguments) {
    try (ConfigurableApplicationContext gatehouse =
        SpringApplication.run(GatehouseApplication.class, arguments)) {
      JdbcTemplate database = gatehouse.getBean(JdbcTemplate.class);
      UUID owner =
          database
              .queryForList("SELECT id FROM account WHERE owner_slot = 1", UUID.class)
              .getFirst();
      ProviderCatalog catalog = gatehouse.getBean(ProviderCatalog.class);
      for (String provider : PROVIDERS) {
        try (SecretText secret = SecretText.of(secret(provider))) {
          gatehouse
              .getBean(CredentialService.class)
              .save(new AccountId(owner), catalog.get(new ProviderId(provider)), secret, null);
        }
      }
      // In one transaction: the embedded database makes each one durable before it goes on.
      gatehouse
          .getBean(TransactionTemplate.class)
          .executeWithoutResult(status ->
              database.batchUpdate(
                  "INSERT INTO registered_model (id, account_id, provider_id, model_id, created_at,"
                      + " version) VALUES (?, ?, 'openai', ?, CURRENT_TIMESTAMP, 0)",
                  IntStream.range(0, MODELS)
                      .mapToObj(i -> new Object[] {UUID.randomUUID(), owner, "model-" + i})
                      .toList()));
    }
  }
}
