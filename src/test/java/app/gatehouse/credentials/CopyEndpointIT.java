package app.gatehouse.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseServerTest;
import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.e2e.HttpVisitor;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@GatehouseServerTest
class CopyEndpointIT {

  private static final String PASSWORD = "correct canary battery";
  private static final String SECRET = "sk-proj-canary-0123456789";

  @Autowired private CredentialService credentials;
  @Autowired private ProviderCatalog providers;
  @Autowired private JdbcClient database;
  @Autowired private PasswordEncoder passwords;
  private Account ann;
  private HttpVisitor visitor;
  private String path;

  @BeforeEach
  void save(@LocalServerPort int port) {
    ann = TestAccounts.add(database, passwords, PASSWORD);
    visitor = new HttpVisitor(URI.create("http://localhost:" + port));
    path = pathOf(ann.id());
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  @Test
  void handsTheSecretOutToItsOwnerAndWritesThatDown() throws Exception {
    visitor.signIn(ann.username(), PASSWORD);

    HttpResponse<String> answer = post(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(SECRET);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(answer.headers().allValues("Cache-Control"))
        .singleElement()
        .asString()
        .contains("no-store");
    assertThat(uses()).containsExactly("COPY");
  }

  @Test
  void answersNoGet() throws Exception {
    visitor.signIn(ann.username(), PASSWORD);

    HttpResponse<String> answer = visitor.get(path);

    assertThat(answer.body()).doesNotContain(SECRET);
    assertThat(answer.statusCode()).isIn(404, 405);
    assertThat(uses()).isEmpty();
  }

  @Test
  void refusesWhoBringsNoToken() throws Exception {
    visitor.signIn(ann.username(), PASSWORD);

    HttpResponse<String> without = visitor.post(path, Map.of());
    HttpResponse<String> wrong = visitor.post(path, Map.of(), "X-CSRF-TOKEN", "wrong");

    assertThat(List.of(without.statusCode(), wrong.statusCode())).containsOnly(403);
    assertThat(without.body() + wrong.body()).doesNotContain(SECRET);
    assertThat(uses()).isEmpty();
  }

  @Test
  void refusesWhoIsNotSignedIn() throws Exception {
    HttpResponse<String> answer = visitor.post(path, Map.of());

    assertThat(answer.statusCode()).isIn(302, 401, 403);
    assertThat(answer.body()).doesNotContain(SECRET);
    assertThat(uses()).isEmpty();
  }

  @Test
  void findsNothingOfAnotherAccount() throws Exception {
    AccountId ben = TestAccounts.add(database);
    String bens = pathOf(ben);
    visitor.signIn(ann.username(), PASSWORD);

    assertNothing(post(bens));
    assertNothing(post("/credentials/" + CredentialId.random() + "/copy"));
  }

  @Test
  void findsNothingThatNeedsReEntry() throws Exception {
    database
        .sql("UPDATE credential SET sealed = 'damaged' WHERE account_id = ?")
        .param(ann.id().value())
        .update();
    visitor.signIn(ann.username(), PASSWORD);

    assertNothing(post(path));
  }

  @Test
  void failsQuietlyForWhatIsNoId() throws Exception {
    visitor.signIn(ann.username(), PASSWORD);

    HttpResponse<String> answer = post("/credentials/no-id/copy");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("Exception", "no-id", "\tat ", "UUID");
  }

  @Test
  void leavesNoSecretInTheLogEvenWhenEverythingIsLogged() throws Exception {
    List<String> lines;
    try (EverythingLogged log = new EverythingLogged()) {
      visitor.signIn(ann.username(), PASSWORD);
      assertThat(post(path).body()).isEqualTo(SECRET);
      try (SecretText secret = SecretText.of(SECRET)) {
        credentials.save(ann.id(), providers.get(new ProviderId("groq")), secret, null);
      }
      lines = List.copyOf(log.lines);
    }

    assertThat(lines).hasSizeGreaterThan(100);
    assertThat(lines.stream().filter(line -> line.contains("canary"))).isEmpty();
  }

  private HttpResponse<String> post(String to) throws Exception {
    return visitor.post(to, Map.of(), "X-CSRF-TOKEN", visitor.csrfToken("/profile"));
  }

  private void assertNothing(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
    assertThat(uses()).isEmpty();
  }

  private String pathOf(AccountId account) {
    try (SecretText secret = SecretText.of(SECRET)) {
      CredentialId id =
          credentials.save(account, providers.get(new ProviderId("openai")), secret, null).id();
      return "/credentials/" + id + "/copy";
    }
  }

  private List<@Nullable String> uses() {
    return database
        .sql("SELECT detail FROM activity WHERE account_id = ? AND kind = 'credential-used'")
        .param(ann.id().value())
        .query(String.class)
        .list();
  }

  /** Collects all there is to log, without showing it, until it is closed. */
  private static final class EverythingLogged extends AppenderBase<ILoggingEvent>
      implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private EverythingLogged() {
      root.iteratorForAppenders().forEachRemaining(others::add);
      others.forEach(root::detachAppender);
      setContext(root.getLoggerContext());
      start();
      root.addAppender(this);
      root.setLevel(Level.TRACE);
    }

    @Override
    protected void append(ILoggingEvent event) {
      String failure =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      lines.add(event.getLoggerName() + ": " + event.getFormattedMessage() + failure);
    }

    @Override
    public void close() {
      root.setLevel(before);
      root.detachAppender(this);
      others.forEach(root::addAppender);
    }
  }
}
