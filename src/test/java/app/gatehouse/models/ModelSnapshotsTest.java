package app.gatehouse.models;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.providers.ProviderId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelSnapshotsTest {

  private static final ProviderId OPENAI = new ProviderId("openai");

  private final AtomicInteger loads = new AtomicInteger();
  private final AccountId ann = AccountId.random();
  private Instant now = Instant.EPOCH;
  private final ModelSnapshots snapshots =
      new ModelSnapshots(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  private AccountModels get(AccountId account, int size) {
    return snapshots.get(
        account,
        () -> {
          loads.incrementAndGet();
          return models(size);
        });
  }

  private static AccountModels models(int size) {
    return new AccountModels(
        IntStream.range(0, size)
            .mapToObj(i ->
                Model.of(
                    new ModelRef(OPENAI, "m-" + i),
                    "m",
                    "OpenAI",
                    Model.Source.LIVE,
                    Model.Access.UNLOCKED))
            .toList());
  }

  @Test
  void keepsNothingWhileSomethingChanges() {
    get(ann, 1);
    snapshots.changing(ann);
    snapshots.changing(ann);

    get(ann, 2);
    get(ann, 3);
    snapshots.changed(ann);
    get(ann, 4);
    snapshots.changed(ann);

    assertThat(loads).hasValue(4);
    assertThat(snapshots.size()).isZero();
    assertThat(get(ann, 5)).isSameAs(get(ann, 6));
    assertThat(loads).hasValue(5);
  }

  @Test
  void doesNotKeepWhatBeganToBeLoadedBeforeAChange() {
    AccountModels old =
        snapshots.get(
            ann,
            () -> {
              snapshots.changing(ann);
              snapshots.changed(ann);
              return models(1);
            });

    assertThat(get(ann, 2)).isNotSameAs(old);
  }

  @Test
  void keepsWhatIsLoadedWhileAnotherAccountChanges() {
    AccountModels loaded =
        snapshots.get(
            ann,
            () -> {
              snapshots.changing(AccountId.random());
              return models(1);
            });

    assertThat(get(ann, 2)).isSameAs(loaded);
  }

  @Test
  void letsGoOfWhatNobodyUsedForTenMinutes() {
    AccountId ben = AccountId.random();
    get(ann, 3);
    get(ben, 4);
    now = now.plus(Duration.ofMinutes(6));
    get(ann, 3);
    now = now.plus(Duration.ofMinutes(6));

    assertThat(snapshots.size()).isEqualTo(3);
    get(ben, 4);
    assertThat(loads).hasValue(3);
  }

  @Test
  void holdsABoundedNumberOfModelsAndTheLastOnesWhateverTheirNumber() {
    for (int account = 0; account < 25; account++) {
      get(AccountId.random(), 10_000);
    }
    assertThat(snapshots.size()).isEqualTo(100_000);

    get(ann, 120_000);
    get(ann, 120_000);

    assertThat(loads).hasValue(26);
    assertThat(snapshots.size()).isEqualTo(120_000);
  }

  @Test
  void aLoaderThatFailsLeavesNothingBehind() {
    try {
      snapshots.get(
          ann,
          () -> {
            throw new IllegalStateException("no database");
          });
    } catch (IllegalStateException expected) {
      loads.set(0);
    }

    get(ann, 1);
    get(ann, 1);

    assertThat(loads).hasValue(1);
  }

  /** A writer commits by raising a number; nobody may read less than what was committed before. */
  @Test
  void nobodyReadsLessThanWhatWasCommittedBeforeTheyAsked() throws InterruptedException {
    AtomicInteger committed = new AtomicInteger();
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch readers = new CountDownLatch(3);
    List<CompletableFuture<Integer>> reading =
        IntStream.range(0, 3)
            .mapToObj(reader ->
                CompletableFuture.supplyAsync(
                    () -> {
                      readers.countDown();
                      int stale = 0;
                      while (!done.get()) {
                        int before = committed.get();
                        int seen = snapshots.get(ann, () -> models(committed.get())).size();
                        stale += seen < before ? 1 : 0;
                      }
                      return stale;
                    },
                    run -> Thread.ofPlatform().start(run)))
            .toList();
    readers.await();

    for (int change = 1; change <= 300; change++) {
      snapshots.changing(ann);
      Thread.onSpinWait();
      committed.set(change);
      snapshots.changed(ann);
      if (ThreadLocalRandom.current().nextBoolean()) {
        Thread.yield();
      }
    }
    done.set(true);

    assertThat(reading).allSatisfy(reader -> assertThat(reader.join()).isZero());
  }
}
