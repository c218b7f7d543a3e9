package app.gatehouse.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseServerTest;
import app.gatehouse.e2e.HttpVisitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@GatehouseServerTest
class SignInIT {

  private static final String PASSWORD = "correct horse battery";

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

  @ParameterizedTest
  @ValueSource(strings = {"/", "/models", "/keys", "/profile", "/nothing-here", "/actuator/env"})
  void whoIsNotSignedInIsLedToTheLoginPage(String path) throws Exception {
    HttpResponse<String> answer = visitor.get(path);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).endsWith("/login");
  }

  @Test
  void theRightPasswordLeadsBackToThePageThatWasAskedFor() throws Exception {
    visitor.get("/models?tab=available");

    HttpResponse<String> answer = visitor.signIn(ann.username(), PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).contains("/models?tab=available");
    assertThat(visitor.get("/models").statusCode()).isEqualTo(200);
    assertThat(activity()).containsExactly("signed-in");
  }

  @Test
  void theUsernameCountsWithoutCaseAndSpaceAround() throws Exception {
    assertThat(location(visitor.signIn(" " + ann.username().toUpperCase(Locale.ROOT), PASSWORD)))
        .doesNotContain("error");
  }

  @Test
  void theSessionIsAnotherOneAfterSigningIn() throws Exception {
    visitor.get("/models");
    String before = visitor.session();

    visitor.signIn(ann.username(), PASSWORD);

    assertThat(before).isNotEmpty();
    assertThat(visitor.session()).isNotEmpty().isNotEqualTo(before);
  }

  @Test
  void theSessionCookieIsKeptFromScriptsAndOtherSites() throws Exception {
    HttpResponse<String> answer = visitor.signIn(ann.username(), PASSWORD);

    assertThat(answer.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("gatehouse-session=")
        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
        .doesNotContain("Domain", "Max-Age");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong horse battery", "correct horse batter", "{none}"})
  void aWrongPasswordLeadsBackToTheLoginPage(String password) throws Exception {
    HttpResponse<String> answer = visitor.signIn(ann.username(), password);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).endsWith("/login?error");
    assertThat(visitor.get("/models").statusCode()).isEqualTo(302);
    assertThat(activity()).containsExactly("sign-in-refused");
  }

  @Test
  void anUnknownNameIsAnsweredAsAWrongPasswordIs() throws Exception {
    HttpResponse<String> unknown = visitor.signIn("nobody-" + ann.id(), PASSWORD);
    HttpResponse<String> wrong = visitor.signIn(ann.username(), "wrong horse battery");

    assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
    assertThat(location(unknown)).isEqualTo(location(wrong));
    assertThat(unknown.body()).isEqualTo(wrong.body());
  }

  @Test
  void signingOutTakesTheTokenOfAPage() throws Exception {
    visitor.signIn(ann.username(), PASSWORD);

    assertThat(visitor.post("/logout", Map.of()).statusCode()).isEqualTo(403);
    assertThat(visitor.get("/models").statusCode()).isEqualTo(200);

    String token = visitor.csrfToken("/models");
    HttpResponse<String> answer = visitor.post("/logout", Map.of("_csrf", token));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(visitor.get("/models").statusCode()).isEqualTo(302);
    assertThat(activity()).containsExactlyInAnyOrder("signed-in", "signed-out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/accounts", "/maintenance", "/nothing-here"})
  void theOwnersPagesAreNotThereForAMember(String path) throws Exception {
    visitor.signIn(ann.username(), PASSWORD);

    assertThat(visitor.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void onlyHealthIsToldAndThatWithoutDetails() throws Exception {
    assertThat(visitor.get("/actuator/health").body())
        .contains("\"status\":\"UP\"")
        .doesNotContain("components", "details", "hsqldb", "path");

    visitor.signIn(ann.username(), PASSWORD);
    for (String name :
        List.of(
            "env", "beans", "configprops", "heapdump", "loggers", "metrics", "info", "mappings")) {
      HttpResponse<String> answer = visitor.get("/actuator/" + name);
      // A page of the application, as for every address that does not exist.
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).doesNotContain("json");
      assertThat(answer.body()).doesNotContain("\"" + name + "\":", "gatehouse.data-dir");
    }
  }

  private List<@Nullable String> activity() {
    return database
        .sql("SELECT kind FROM activity WHERE account_id = ?")
        .param(ann.id().value())
        .query(String.class)
        .list();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
