package app.gatehouse.bench;

import app.gatehouse.GatehouseApplication;
import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.gateway.AccessToken;
import app.gatehouse.gateway.AccessTokens;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/** A whole Gatehouse with an account, a key for OpenAI and an access token, which it prints. */
final class GatewayUnderTest {

  private GatewayUnderTest() {}

  public static void main(String[] arguments) {
    ApplicationContext gatehouse = SpringApplication.run(GatehouseApplication.class, arguments);
    Account owner =
        gatehouse
            .getBean(AccountService.class)
            .createOwner("bench", "a pass phrase for the bench")
            .orElseThrow();
    ProviderId openai = new ProviderId("openai");
    try (SecretText key = SecretText.of("sk-proj-" + "b".repeat(40))) {
      gatehouse
          .getBean(CredentialService.class)
          .save(
              owner.id(),
              gatehouse.getBean(ProviderCatalog.class).find(openai).orElseThrow(),
              key,
              null);
    }
    try (AccessTokens.Made made =
        gatehouse
            .getBean(AccessTokens.class)
            .make(owner.id(), new AccessToken.Terms("bench", Set.of(), null, null), null)) {
      System.out.println("TOKEN " + made.secret().expose());
    }
  }
}
