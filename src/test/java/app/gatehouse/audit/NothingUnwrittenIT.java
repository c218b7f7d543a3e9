package app.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseServerTest;
import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.e2e.HttpVisitor;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** At the door and at the endpoint: what cannot be written down does not happen. */
@GatehouseServerTest
class NothingUnwrittenIT {

  private static final String PASSWORD = "correct horse battery";
  private static final String SECRET = "sk-proj-unwritten-0123456789";

  @Autowired private CredentialService credentials;
  @Autowired private ProviderCatalog providers;
  @Autowired private JdbcClient database;
  @Autowired private PasswordEncoder passwords;
  private Account ann;
  private HttpVisitor visitor;

  @BeforeEach
  void visit(@LocalServerPort int port) {
    ann = TestAccounts.add(database, passwords, PASSWORD);
    visitor = new HttpVisitor(URI.create("http://localhost:" + port));
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  @Test
  void nobodySignsInAndTheRightPasswordIsAnsweredAsAWrongOne() throws Exception {
    HttpResponse<String> right;
    HttpResponse<String> wrong;
    HttpResponse<String> unknown;
    try (NoActivity _ = new NoActivity(database)) {
      right = visitor.signIn(ann.username(), PASSWORD);
      assertThat(visitor.get("/profile").headers().firstValue("Location").orElse(""))
          .endsWith("/login");
      wrong = visitor.signIn(ann.username(), "wrong horse battery");
      unknown = visitor.signIn("nobody-" + ann.id(), PASSWORD);
    }

    for (HttpResponse<String> answer : List.of(right, wrong, unknown)) {
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElse(""))
          .endsWith("/login?error=out-of-order");
    }
    assertThat(visitor.get("/login").body()).contains("Vaadin").doesNotContain("Please sign in");
    // No session of before became a signed-in one either.
    assertThat(visitor.get("/profile").statusCode()).isEqualTo(302);
    assertThat(visitor.signIn(ann.username(), PASSWORD).headers().firstValue("Location").orElse(""))
        .doesNotContain("error");
  }

  @Test
  void whoeverWantsToLeaveIsLetOut() throws Exception {
    visitor.signIn(ann.username(), PASSWORD);
    String token = visitor.csrfToken("/profile");

    try (NoActivity _ = new NoActivity(database)) {
      assertThat(visitor.post("/logout", Map.of("_csrf", token)).statusCode()).isEqualTo(302);
    }

    assertThat(visitor.get("/profile").statusCode()).isEqualTo(302);
  }

  @Test
  void noSecretLeavesByTheEndpoint() throws Exception {
    visitor.signIn(ann.username(), PASSWORD);
    String path = "/credentials/" + save() + "/copy";
    String token = visitor.csrfToken("/profile");

    HttpResponse<String> answer;
    try (NoActivity _ = new NoActivity(database)) {
      answer = visitor.post(path, Map.of(), "X-CSRF-TOKEN", token);
    }

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .contains("Gatehouse cannot write down that the key is copied")
        .doesNotContain(SECRET, "activity", "Exception");
    assertThat(answer.headers().firstValue("Retry-After")).contains("60");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(visitor.post(path, Map.of(), "X-CSRF-TOKEN", token).body()).isEqualTo(SECRET);
  }

  private CredentialId save() {
    try (SecretText secret = SecretText.of(SECRET)) {
      return credentials.save(ann.id(), providers.get(new ProviderId("openai")), secret, null).id();
    }
  }
}
