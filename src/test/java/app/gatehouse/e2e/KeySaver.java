package app.gatehouse.e2e;

import app.gatehouse.GatehouseApplication;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gatehouse that saves a key for its owner, says so, and waits to be killed. */
final class KeySaver {

  static final String SECRET = "sk-proj-acknowledged-0123456789";
  static final String ACKNOWLEDGED = "acknowledged ";

  private KeySaver() {}

  /** Waits until it has saved the key; the credential's id. */
  static String credential(PackagedGatehouse saver) {
    saver.awaitOutput(".\n").awaitOutput(ACKNOWLEDGED);
    Matcher id = Pattern.compile(ACKNOWLEDGED + "([0-9a-f-]+)\\.").matcher(saver.output());
    if (!id.find()) {
      throw new AssertionError(saver.output());
    }
    return id.group(1);
  }

  public static void main(String[] arguments) throws InterruptedException {
    ConfigurableApplicationContext gatehouse =
        SpringApplication.run(GatehouseApplication.class, arguments);
    Provider openai = gatehouse.getBean(ProviderCatalog.class).get(new ProviderId("openai"));
    UUID owner =
        gatehouse
            .getBean(JdbcClient.class)
            .sql("SELECT id FROM account WHERE owner_slot = 1")
            .query(UUID.class)
            .single();
    try (SecretText secret = SecretText.of(SECRET)) {
      Credential saved =
          gatehouse
              .getBean(CredentialService.class)
              .save(new AccountId(owner), openai, secret, null);
      System.out.println(ACKNOWLEDGED + saved.id() + ".");
    }
    Thread.currentThread().join();
  }
}
