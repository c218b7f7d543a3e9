package app.gatehouse.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.gatehouse.Chaos;
import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.accounts.SetClock;
import app.gatehouse.accounts.TestAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
@NullUnmarked
@Tag("chaos")
class PasswordCheckTest {

  private static final String PASSWORD = "correct horse battery";
  private static final String WRONG = "wrong horse battery";
  private static final String ADDRESS = "192.0.2.1";

  @Autowired private AccountRepository rows;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;
  @Autowired private PasswordEncoder passwords;
  private final SetClock clock = new SetClock();
  private final List<Object> events = new ArrayList<>();
  private Counting counting;
  private PasswordCheck check;
  private Account ann;

  /** Writes down what each password was compared with. */
  private record Counting(PasswordEncoder encoder, List<String> hashes) implements PasswordEncoder {

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
      return encoder.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      hashes.add(hash);
      return encoder.matches(password, hash);
    }
  }

  @BeforeEach
  void start() {
    counting = new Counting(passwords, new ArrayList<>());
    check = checkWith(counting);
    ann = TestAccounts.add(database, passwords, PASSWORD);
  }

  private PasswordCheck checkWith(PasswordEncoder encoder) {
    return new PasswordCheck(
        rows,
        encoder,
        new SignInAttempts(database, transaction, clock),
        new AddressLimit(clock),
        events::add,
        clock);
  }

  private static Authentication typed(String username, String password) {
    return typed(username, password, ADDRESS);
  }

  private static Authentication typed(String username, String password, String address) {
    UsernamePasswordAuthenticationToken typed =
        UsernamePasswordAuthenticationToken.unauthenticated(username, password);
    typed.setDetails(new WebAuthenticationDetails(address, null));
    return typed;
  }

  private void assertRefused(String username, String password) {
    assertThatExceptionOfType(BadCredentialsException.class)
        .isThrownBy(() -> check.authenticate(typed(username, password)))
        .withMessage("Wrong user name or password");
  }

  @Test
  void theRightPasswordSignsIn() {
    Authentication result = check.authenticate(typed(" " + ann.username(), PASSWORD));

    assertThat(result.isAuthenticated()).isTrue();
    assertThat(result.getCredentials()).isNull();
    assertThat(((SignedInUser) result.getPrincipal()).account()).isEqualTo(ann.id());
    assertThat(((SignedInUser) result.getPrincipal()).since()).isEqualTo(clock.instant());
  }

  @Test
  void whateverIsWrongTheAnswerAndTheWorkAreTheSame() {
    Account locked = TestAccounts.add(database, passwords, PASSWORD);
    for (int i = 0; i < SignInAttempts.FREE; i++) {
      assertRefused(locked.username(), WRONG);
    }
    Account disabled = TestAccounts.add(database, passwords, PASSWORD);
    set(disabled, "disabled_at = created_at");
    Account invited = TestAccounts.add(database, passwords, PASSWORD);
    set(invited, "password_hash = ''");
    counting.hashes().clear();

    assertRefused("nobody-" + UUID.randomUUID(), PASSWORD);
    assertRefused(ann.username(), WRONG);
    assertRefused(ann.username(), "");
    assertRefused(locked.username(), WRONG);
    assertRefused(locked.username(), PASSWORD);
    assertRefused(disabled.username(), PASSWORD);
    assertRefused(invited.username(), PASSWORD);
    assertRefused(invited.username(), "");

    // One comparison each, and all by the parameters of a hash that is made now.
    String parameters = parameters(passwords.encode(PASSWORD));
    assertThat(counting.hashes())
        .hasSize(8)
        .allSatisfy(hash -> assertThat(parameters(hash)).isEqualTo(parameters));
  }

  private static String parameters(String hash) {
    String[] parts = hash.split("\\$");
    return String.join("$", Arrays.copyOf(parts, 4))
        + " "
        + parts[4].length()
        + " "
        + parts[5].length();
  }

  private void set(Account account, String assignment) {
    database
        .sql("UPDATE account SET " + assignment + " WHERE id = ?")
        .param(account.id().value())
        .update();
  }

  @Test
  void theFifthWrongPasswordLocksAndTheRightOneIsThenRefusedToo() {
    for (int i = 0; i < SignInAttempts.FREE; i++) {
      assertThat(events).isEmpty();
      assertRefused(ann.username(), WRONG);
    }
    assertThat(events)
        .containsExactly(
            new AccountEvent.LockedOut(ann.id(), clock.instant().plus(SignInAttempts.FIRST_WAIT)));

    assertRefused(ann.username(), PASSWORD);
    assertThat(events).hasSize(1);

    clock.advance(SignInAttempts.FIRST_WAIT);
    assertThat(check.authenticate(typed(ann.username(), PASSWORD)).isAuthenticated()).isTrue();
  }

  @Test
  void aRightFifthPasswordLocksNobodyOut() {
    for (int i = 0; i < SignInAttempts.FREE - 1; i++) {
      assertRefused(ann.username(), WRONG);
    }

    check.authenticate(typed(ann.username(), PASSWORD));
    check.authenticate(typed(ann.username(), PASSWORD));

    assertThat(events).isEmpty();
  }

  @Test
  void unknownNamesAreLockedLikeKnownOnes() {
    String nobody = "nobody-" + UUID.randomUUID();
    for (int i = 0; i < SignInAttempts.FREE; i++) {
      assertRefused(nobody, WRONG);
    }

    assertThat(events)
        .containsExactly(
            new AccountEvent.LockedOut(null, clock.instant().plus(SignInAttempts.FIRST_WAIT)));
  }

  @Test
  void anAddressThatTriedTooOftenIsNotLookedAtForAnyAccount() {
    for (int i = 0; i < AddressLimit.TRIES; i++) {
      assertRefused("nobody-" + UUID.randomUUID(), WRONG);
    }
    counting.hashes().clear();

    assertThat(catchThrowable(() -> check.authenticate(typed(ann.username(), PASSWORD))))
        .isInstanceOf(AuthenticationException.class)
        .isNotInstanceOf(BadCredentialsException.class);
    assertThat(counting.hashes()).isEmpty();
    assertThat(check.authenticate(typed(ann.username(), PASSWORD, "192.0.2.2")).isAuthenticated())
        .isTrue();

    clock.advance(Duration.ofMinutes(1));
    assertThat(check.authenticate(typed(ann.username(), PASSWORD)).isAuthenticated()).isTrue();
  }

  /** Only printed: what a busy machine measures must fail no build. */
  @Test
  void howLongAWrongPasswordTakesForAKnownAndForAnUnknownName() {
    int tries = Chaos.count(20, 500);
    PasswordCheck timed = checkWith(passwords);
    long[] known = new long[tries];
    long[] unknown = new long[tries];
    for (int i = 0; i < tries; i++) {
      clock.advance(Duration.ofMinutes(16));
      known[i] = nanos(timed, ann.username());
      unknown[i] = nanos(timed, "nobody-" + ann.id());
    }

    System.out.printf(
        "A1: %d tries: median %.2f ms for a known name, %.2f ms for an unknown one, difference"
            + " %.2f ms; half of the known ones lie within %.2f ms%n",
        2 * tries,
        quantile(known, 0.5),
        quantile(unknown, 0.5),
        quantile(known, 0.5) - quantile(unknown, 0.5),
        quantile(known, 0.75) - quantile(known, 0.25));
    assertThat(IntStream.range(0, tries)).allMatch(i -> known[i] > 0 && unknown[i] > 0);
  }

  private static long nanos(PasswordCheck timed, String username) {
    Authentication typed = typed(username, WRONG);
    long start = System.nanoTime();
    Throwable refused = catchThrowable(() -> timed.authenticate(typed));
    long end = System.nanoTime();
    assertThat(refused).isInstanceOf(BadCredentialsException.class);
    return end - start;
  }

  private static double quantile(long[] nanos, double share) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))] / 1e6;
  }
}
