package app.gatehouse.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.NewPassword.Problem;
import app.gatehouse.accounts.OneTimeLink;
import app.gatehouse.accounts.SetClock;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.accounts.internal.OneTimeLinks.Purpose;
import app.gatehouse.accounts.internal.PasswordByLink.Outcome;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
@NullUnmarked
class PasswordByLinkTest {

  private static final String OLD = "correct horse battery";
  private static final String NEW = "another horse entirely";
  private static final Duration VALIDITY = Duration.ofHours(72);

  @Autowired private AccountRepository rows;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;
  @Autowired private PasswordEncoder passwords;
  @Autowired private ApplicationEventPublisher events;
  private final SetClock clock = new SetClock();
  private final SignedInSessions sessions = new SignedInSessions(clock);
  private SignInAttempts attempts;
  private OneTimeLinks links;
  private PasswordByLink byLink;
  private Account ann;

  @BeforeEach
  void start() {
    attempts = new SignInAttempts(database, transaction, clock);
    links = new OneTimeLinks(database, clock);
    byLink = new PasswordByLink(links, rows, attempts, passwords, sessions, events, transaction);
    ann = TestAccounts.add(database, passwords, OLD);
  }

  private AccountEntity row() {
    return rows.findById(ann.id().value()).orElseThrow();
  }

  private String link(Purpose purpose) {
    return transaction.execute(status -> links.make(row(), purpose, VALIDITY)).token();
  }

  private boolean isPassword(String password) {
    return passwords.matches(password, row().passwordHash());
  }

  private List<@Nullable String> activity() {
    return database
        .sql("SELECT kind FROM activity WHERE account_id = ?")
        .param(ann.id().value())
        .query(String.class)
        .list();
  }

  private void assertUseless(String token) {
    String before = row().passwordHash();
    assertThat(byLink.find(token)).isEmpty();
    assertThat(byLink.choose(token, NEW)).isEqualTo(new Outcome.NoSuchLink());
    assertThat(row().passwordHash()).isEqualTo(before);
  }

  @Test
  void itsTokenIsRandomAndKeptOnlyAsAHash() {
    String token = link(Purpose.INVITE);

    assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
    assertThat(link(Purpose.INVITE)).isNotEqualTo(token);
    List<@Nullable String> stored =
        database
            .sql("SELECT token_hash FROM account_link WHERE account_id = ?")
            .param(ann.id().value())
            .query(String.class)
            .list();
    assertThat(stored).singleElement().asString().matches("[0-9a-f]{64}");
  }

  @Test
  void itsTokenStandsInNoText() {
    OneTimeLink link = transaction.execute(status -> links.make(row(), Purpose.RESET, VALIDITY));

    assertThat(link.toString()).doesNotContain(link.token());
  }

  @Test
  void whoHasItChoosesThePassword() {
    String token = link(Purpose.RESET);
    assertThat(byLink.find(token)).contains(ann);

    assertThat(byLink.choose(token, NEW)).isEqualTo(new Outcome.Chosen(ann));

    assertThat(isPassword(NEW)).isTrue();
    assertThat(isPassword(OLD)).isFalse();
    assertThat(activity()).containsExactly("password-reset");
  }

  @Test
  void theFirstPasswordIsRecordedAsSuch() {
    byLink.choose(link(Purpose.INVITE), NEW);

    assertThat(activity()).containsExactly("invite-used");
  }

  @Test
  void itWorksOnce() {
    String token = link(Purpose.RESET);
    byLink.choose(token, NEW);

    assertUseless(token);
  }

  @Test
  void ofTwoWhoUseItAtTheSameMomentOneChooses() throws Exception {
    for (int round = 0; round < 5; round++) {
      String token = link(Purpose.RESET);
      CyclicBarrier start = new CyclicBarrier(2);
      Callable<Outcome> use =
          () -> {
            start.await();
            return byLink.choose(token, NEW);
          };
      try (ExecutorService both = Executors.newFixedThreadPool(2)) {
        Future<Outcome> one = both.submit(use);
        Future<Outcome> other = both.submit(use);

        assertThat(List.of(one.get(), other.get()))
            .containsExactlyInAnyOrder(new Outcome.Chosen(ann), new Outcome.NoSuchLink());
      }
    }
    assertThat(activity()).hasSize(5);
  }

  @Test
  void itWorksAsLongAsItWasMadeFor() {
    String token = link(Purpose.INVITE);
    clock.advance(VALIDITY.minusSeconds(1));
    assertThat(byLink.find(token)).isPresent();

    clock.advance(Duration.ofSeconds(1));
    assertUseless(token);
  }

  @Test
  void aNewOneTakesItsPlace() {
    String token = link(Purpose.INVITE);
    String another = link(Purpose.INVITE);

    assertUseless(token);
    assertThat(byLink.find(another)).contains(ann);
  }

  @Test
  void itDoesNotWorkForADisabledAccount() {
    String token = link(Purpose.RESET);
    database
        .sql("UPDATE account SET disabled_at = created_at WHERE id = ?")
        .param(ann.id().value())
        .update();

    assertUseless(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x", "' OR 1=1 --"})
  void anythingElseIsNoLink(String token) {
    link(Purpose.RESET);

    assertUseless(token);
  }

  @Test
  void itIsKeptWhenThePasswordBreaksARule() {
    String token = link(Purpose.RESET);

    assertThat(byLink.choose(token, "short"))
        .isEqualTo(new Outcome.Refused(Problem.PASSWORD_TOO_SHORT));
    assertThat(byLink.choose(token, ann.username()))
        .isEqualTo(new Outcome.Refused(Problem.PASSWORD_IS_USERNAME));

    assertThat(byLink.choose(token, NEW)).isEqualTo(new Outcome.Chosen(ann));
  }

  @Test
  void itLiftsTheWaitAfterWrongPasswords() {
    for (int i = 0; i < SignInAttempts.FREE; i++) {
      attempts.begin(SignInAttempts.slot(ann.id()));
    }

    byLink.choose(link(Purpose.RESET), NEW);

    assertThat(attempts.locked()).doesNotContainKey(ann.id());
  }

  @Test
  void itEndsTheSessionsThatBeganWithTheOldPassword() {
    SignedInUser before = row().toUser(clock.instant());
    assertThat(sessions.isOver(before)).isFalse();

    byLink.choose(link(Purpose.RESET), NEW);

    assertThat(sessions.isOver(before)).isTrue();
    assertThat(sessions.isOver(row().toUser(clock.instant()))).isFalse();
  }
}
