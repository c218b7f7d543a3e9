package app.gatehouse.usage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.SetClock;
import app.gatehouse.usage.UsageEntries;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageGap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageWriterTest {

  private final SetClock clock = new SetClock();
  private final FakeStore store = new FakeStore();
  private final List<UsageEntry> told = new ArrayList<>();
  private Path mark;

  @BeforeEach
  void nameTheMark(@TempDir Path folder) {
    mark = folder.resolve("data").resolve("running");
  }

  /** Keeps in memory what it is given, as soon as it may. */
  private static final class FakeStore implements UsageStore {

    final List<UsageEntry> entries = new ArrayList<>();
    final List<UsageGap> gaps = new ArrayList<>();
    final List<Integer> batches = new ArrayList<>();
    final CountDownLatch refused = new CountDownLatch(1);
    volatile boolean full;

    @Override
    public void write(List<UsageEntry> batch) {
      refuseIfFull();
      entries.addAll(batch);
      batches.add(batch.size());
    }

    @Override
    public void write(UsageGap gap) {
      refuseIfFull();
      gaps.add(gap);
    }

    private void refuseIfFull() {
      if (full) {
        refused.countDown();
        throw new IllegalStateException("The disk is full");
      }
    }
  }

  private UsageWriter writer(int bound) {
    return new UsageWriter(store, new RunningMark(mark), clock, bound, told::addAll);
  }

  private List<UsageEntry> entries(int count) {
    AccountId account = AccountId.random();
    return IntStream.range(0, count)
        .mapToObj(i -> UsageEntries.of(account, null, clock.instant().plusSeconds(i), "0.01"))
        .toList();
  }

  @Test
  void storesEverythingInItsOrderBeforeTheEndAndTellsIt() throws InterruptedException {
    UsageWriter writer = writer(5_000);
    writer.begin();
    List<UsageEntry> entries = entries(2_500);
    entries.forEach(writer::add);
    writer.end();

    assertThat(store.entries).isEqualTo(entries);
    assertThat(store.batches).allMatch(size -> size <= 1_000);
    assertThat(told).isEqualTo(entries);
    assertThat(store.gaps).isEmpty();
  }

  @Test
  void keepsWhatCannotBeStoredUntilItCan() throws InterruptedException {
    store.full = true;
    UsageWriter writer = writer(100);
    List<UsageEntry> entries = entries(3);
    entries.forEach(writer::add);
    writer.begin();
    store.refused.await();
    store.full = false;
    writer.end();

    assertThat(store.entries).isEqualTo(entries);
    assertThat(store.gaps).isEmpty();
  }

  @Test
  void countsWhatItHasNoRoomForAndWritesThatDown() throws InterruptedException {
    UsageWriter writer = writer(3);
    List<UsageEntry> entries = entries(5);
    entries.forEach(writer::add);
    writer.begin();
    writer.end();

    assertThat(store.entries).isEqualTo(entries.subList(0, 3));
    assertThat(store.gaps).containsExactly(new UsageGap(clock.instant(), 2L));
  }

  @Test
  void leavesNoMarkAfterAGoodEnd() throws InterruptedException {
    UsageWriter writer = writer(3);
    writer.begin();
    assertThat(mark).exists();
    writer.end();

    assertThat(mark).doesNotExist();
  }

  @Test
  void leavesTheMarkWhenNotAllCouldBeStored() throws InterruptedException {
    store.full = true;
    UsageWriter writer = writer(3);
    entries(1).forEach(writer::add);
    writer.begin();
    writer.end();

    assertThat(mark).exists();
  }

  @Test
  void tellsWhenTheProcessBeforeEndedUnexpectedly() throws InterruptedException, IOException {
    Instant crash = Instant.parse("2026-11-21T09:41:00Z");
    Files.createDirectories(mark.getParent());
    Files.write(mark, new byte[0]);
    Files.setLastModifiedTime(mark, FileTime.from(crash));
    UsageWriter writer = writer(3);
    writer.begin();
    assertThat(Files.getLastModifiedTime(mark).toInstant()).isEqualTo(clock.instant());
    writer.end();

    assertThat(store.gaps).containsExactly(new UsageGap(crash, null));
  }
}
