package app.gatehouse.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseServerTest;
import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountAdministration;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.commands.Terminal;
import app.gatehouse.e2e.HttpVisitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What keeps guessers out, and what lets the right people in all the same, over HTTP. */
@GatehouseServerTest
@NullUnmarked
class SignInLimitsIT {

  private static final String PASSWORD = "correct horse battery";
  private static final String NEW_PASSWORD = "another horse entirely";
  private static final String WRONG = "wrong horse battery";
  private static final String HERE = "127.0.0.1";

  @Autowired private JdbcClient database;
  @Autowired private PasswordEncoder passwords;
  @Autowired private AddressLimit addresses;
  @Autowired private AccountRepository rows;
  @Autowired private ResetPasswordCommand command;
  @Autowired private PasswordByLink links;
  @Autowired private AccountService service;
  @Autowired private AccountAdministration administration;
  private Account ann;
  private HttpVisitor visitor;
  private HttpVisitor other;

  @BeforeEach
  void visit(@LocalServerPort int port) {
    ann = TestAccounts.add(database, passwords, PASSWORD);
    visitor = new HttpVisitor(URI.create("http://localhost:" + port));
    other = new HttpVisitor(URI.create("http://localhost:" + port));
    refill();
  }

  @AfterEach
  void leave() {
    visitor.close();
    other.close();
    SecurityContextHolder.clearContext();
    database.sql("UPDATE account SET owner_slot = NULL").update();
    refill();
  }

  /** The tests share an address. */
  private void refill() {
    for (int i = 0; i < AddressLimit.TRIES; i++) {
      addresses.giveBack(HERE);
    }
  }

  private String answerTo(String username, String password) throws Exception {
    HttpResponse<String> answer = visitor.signIn(username, password);
    return answer.statusCode()
        + " "
        + answer.headers().firstValue("Location").orElse("")
        + answer.body();
  }

  private boolean isIn(HttpVisitor who) throws Exception {
    return who.get("/models").statusCode() == 200;
  }

  private void lockOut() throws Exception {
    for (int i = 0; i < SignInAttempts.FREE; i++) {
      visitor.signIn(ann.username(), WRONG);
    }
  }

  private List<@Nullable String> activity() {
    return database
        .sql("SELECT kind FROM activity WHERE account_id = ? ORDER BY seq")
        .param(ann.id().value())
        .query(String.class)
        .list();
  }

  @Test
  void afterFiveWrongPasswordsTheRightOneIsAnsweredLikeAnyWrongOne() throws Exception {
    String wrong = answerTo(ann.username(), WRONG);
    lockOut();

    assertThat(answerTo(ann.username(), PASSWORD)).isEqualTo(wrong);
    assertThat(answerTo("nobody-" + UUID.randomUUID(), PASSWORD)).isEqualTo(wrong);

    assertThat(wrong).startsWith("302 ").contains("/login?error");
    assertThat(isIn(visitor)).isFalse();
    assertThat(activity()).contains("locked-out").doesNotContain("signed-in");
  }

  @Test
  void whoIsSignedInAlreadyStaysInWhileOthersGuess() throws Exception {
    other.signIn(ann.username(), PASSWORD);

    lockOut();

    assertThat(isIn(other)).isTrue();
  }

  @Test
  void theRightPasswordIsTakenUntilThereWereFiveWrongOnes() throws Exception {
    for (int i = 0; i < SignInAttempts.FREE - 1; i++) {
      visitor.signIn(ann.username(), WRONG);
    }

    visitor.signIn(ann.username(), PASSWORD);

    assertThat(isIn(visitor)).isTrue();
  }

  @Test
  void anAddressWithoutATryLeftIsAnsweredLikeAWrongPassword() throws Exception {
    String wrong = answerTo(ann.username(), WRONG);
    while (addresses.take(HERE)) {
      // Tried in vain, as from here.
    }

    assertThat(answerTo(ann.username(), PASSWORD)).isEqualTo(wrong);

    refill();
    visitor.signIn(ann.username(), PASSWORD);
    assertThat(isIn(visitor)).isTrue();
  }

  @Test
  void theCommandLetsInWhoIsLockedOut() throws Exception {
    other.signIn(ann.username(), PASSWORD);
    lockOut();

    Terminal lines = new Terminal();
    assertThat(command.run(List.of(ann.username()), lines)).isZero();
    lockOut();
    String token = lines.said.get(1).replaceAll(".*#", "");
    assertThat(links.choose(token, NEW_PASSWORD)).isEqualTo(new PasswordByLink.Outcome.Chosen(ann));

    visitor.signIn(ann.username(), NEW_PASSWORD);
    assertThat(isIn(visitor)).isTrue();
    assertThat(isIn(other)).as("who was in with the old password").isFalse();
    assertThat(activity()).contains("password-reset-asked", "password-reset");
  }

  @Test
  void aDisabledAccountIsPutOutAndAnsweredLikeAWrongPassword() throws Exception {
    String wrong = answerTo(ann.username(), WRONG);
    visitor.signIn(ann.username(), PASSWORD);
    assertThat(isIn(visitor)).isTrue();
    beTheOwner();

    administration.disable(ann.id());
    assertThat(isIn(visitor)).isFalse();
    assertThat(answerTo(ann.username(), PASSWORD)).isEqualTo(wrong);

    administration.enable(ann.id());
    visitor.signIn(ann.username(), PASSWORD);
    assertThat(isIn(visitor)).isTrue();
  }

  @Test
  void aRemovedAccountIsPutOut() throws Exception {
    visitor.signIn(ann.username(), PASSWORD);
    assertThat(isIn(visitor)).isTrue();
    beTheOwner();

    administration.remove(ann.id());

    assertThat(isIn(visitor)).isFalse();
  }

  @Test
  void aNewPasswordEndsTheSessionsOfTheOldOne() throws Exception {
    visitor.signIn(ann.username(), PASSWORD);
    other.signIn(ann.username(), PASSWORD);
    assertThat(isIn(visitor)).isTrue();

    service.changePassword(ann.id(), PASSWORD, NEW_PASSWORD);

    assertThat(isIn(visitor)).isFalse();
    assertThat(isIn(other)).isFalse();
    other.signIn(ann.username(), NEW_PASSWORD);
    assertThat(isIn(other)).isTrue();
  }

  @Test
  void lastSignInIsWrittenDown() throws Exception {
    visitor.signIn(ann.username(), WRONG);
    assertThat(rows.findById(ann.id().value()).orElseThrow().lastSignedInAt()).isNull();

    visitor.signIn(ann.username(), PASSWORD);
    assertThat(rows.findById(ann.id().value()).orElseThrow().lastSignedInAt()).isNotNull();
  }

  private void beTheOwner() {
    Account owner = TestAccounts.add(database, passwords, PASSWORD);
    database
        .sql("UPDATE account SET owner_slot = 1 WHERE id = ?")
        .param(owner.id().value())
        .update();
    SignedInUser user =
        rows.findById(owner.id().value()).orElseThrow().toUser(java.time.Instant.now());
    SecurityContextHolder.setContext(
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities())));
  }
}
