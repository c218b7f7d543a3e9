package app.gatehouse.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.SetClock;
import app.gatehouse.accounts.internal.SignInAttempts.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
@NullUnmarked
@Tag("chaos")
class SignInAttemptsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;
  private final SetClock clock = new SetClock();
  private final AccountId account = AccountId.random();
  private final UUID slot = SignInAttempts.slot(account);
  private SignInAttempts attempts;

  @BeforeEach
  void start() {
    attempts = new SignInAttempts(database, transaction, clock);
  }

  private void tryInVain(int times) {
    for (int i = 0; i < times; i++) {
      attempts.begin(slot);
    }
  }

  private Duration waitAfterNext() {
    Attempt attempt = attempts.begin(slot);
    assertThat(attempt.allowed()).isTrue();
    return Duration.between(clock.instant(), attempt.lockedUntil());
  }

  @Test
  void fourTriesAreFreeAndTheFifthHasTheNextOneWait() {
    for (int i = 1; i <= 4; i++) {
      assertThat(attempts.begin(slot)).isEqualTo(new Attempt(true, null));
    }
    Instant until = clock.instant().plusSeconds(30);
    assertThat(attempts.begin(slot)).isEqualTo(new Attempt(true, until));
    assertThat(attempts.begin(slot)).isEqualTo(new Attempt(false, until));
    assertThat(attempts.locked()).containsEntry(account, until);
  }

  @Test
  void theWaitDoublesUpToAQuarterOfAnHour() {
    tryInVain(4);

    List<Long> seconds = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Duration wait = waitAfterNext();
      seconds.add(wait.toSeconds());
      clock.advance(wait);
    }

    assertThat(seconds).containsExactly(30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L);
  }

  @Test
  void theWaitEndsNeitherASecondEarlyNorLate() {
    tryInVain(5);

    clock.advance(Duration.ofSeconds(30).minus(SECOND));
    assertThat(attempts.begin(slot).allowed()).isFalse();
    clock.advance(SECOND);
    assertThat(attempts.begin(slot).allowed()).isTrue();
  }

  @Test
  void triesDuringTheWaitDoNotProlongIt() {
    tryInVain(5);
    tryInVain(100);
    clock.advance(Duration.ofSeconds(30));

    assertThat(waitAfterNext()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void aRightPasswordForgetsTheTries() {
    tryInVain(5);

    attempts.forget(account);

    assertThat(attempts.locked()).doesNotContainKey(account);
    tryInVain(4);
    assertThat(waitAfterNext()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aDayWithoutATryForgetsTheOnesBefore() {
    tryInVain(4);
    clock.advance(SignInAttempts.MEMORY.plus(SECOND));

    assertThat(attempts.begin(slot).lockedUntil()).isNull();
  }

  @Test
  void aRestartForgivesNothing() {
    tryInVain(5);

    SignInAttempts restarted = new SignInAttempts(database, transaction, clock);

    assertThat(restarted.begin(slot).allowed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void ofAnyNumberThatTryAtOnceOnlyFiveAreLookedAt(int threads) throws Exception {
    int rounds = Chaos.count(5, 200);
    for (int round = 0; round < rounds; round++) {
      UUID own = UUID.randomUUID();
      assertThat(allowedOf(own, threads, 24 / threads)).isEqualTo(SignInAttempts.FREE);
      assertThat(counted(own)).isEqualTo(SignInAttempts.FREE);
    }
    System.out.printf(
        "A1: %d rounds of 24 tries by %d threads: 5 looked at in each%n", rounds, threads);
  }

  private int allowedOf(UUID own, int threads, int each) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    Callable<Integer> attacker =
        () -> {
          start.await();
          int allowed = 0;
          for (int i = 0; i < each; i++) {
            if (attempts.begin(own).allowed()) {
              allowed++;
            }
          }
          return allowed;
        };
    int allowed = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(pool.submit(attacker));
      }
      for (Future<Integer> one : all) {
        allowed += one.get();
      }
    }
    return allowed;
  }

  private int counted(UUID own) {
    return database
        .sql("SELECT attempts FROM sign_in_attempts WHERE slot = ?")
        .param(own)
        .query(Integer.class)
        .single();
  }

  @Test
  void unknownNamesShareAFixedNumberOfSlotsWithoutRegardToCase() {
    Set<UUID> slots = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      slots.add(SignInAttempts.slotOfUnknown("nobody-" + i));
    }

    assertThat(slots).hasSizeBetween(900, 1024);
    assertThat(SignInAttempts.slotOfUnknown(" Nobody "))
        .isEqualTo(SignInAttempts.slotOfUnknown("nobody"));
  }
}
