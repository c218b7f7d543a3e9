package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteGateTest {

  private static final long MEGABYTE = 1024 * 1024;

  private final AtomicLong free = new AtomicLong(100 * MEGABYTE);
  private final FreeSpace space = new FreeSpace(Path.of("data"), 64 * MEGABYTE, free::get);
  private final Log log = new Log();
  private final WriteGate gate =
      new WriteGate(space, log, new StorageProblem.WriteFailed(Path.of("data")));

  /** A log that does with a commit what the test says. */
  private static final class Log implements WriteGate.CommitLog {

    private long length;
    private boolean whole = true;
    private long failedAt = -1;

    @Override
    public long length() {
      return length;
    }

    @Override
    public boolean endsWhole(boolean transaction) {
      return whole;
    }

    @Override
    public void committed(long upTo) {
      assertThat(upTo).isEqualTo(length);
    }

    @Override
    public void failed(long upTo) {
      failedAt = upTo;
    }
  }

  @Test
  void refusesWritesWhileThereIsTooLittleRoomAndUntilTheFilesAreInLine() {
    free.set(63 * MEGABYTE);

    assertThatExceptionOfType(StorageReadOnlyException.class)
        .isThrownBy(gate::check)
        .withMessage(
            "The disk with data has only 63 MB left; free at least 1 MB more. Gatehouse reads but"
                + " saves nothing until then.");

    free.set(100 * MEGABYTE);
    assertThatThrownBy(gate::check).isInstanceOf(StorageReadOnlyException.class);
    gate.reopen();
    gate.check();
  }

  @Test
  void wantsTwiceTheRoomThatTheDatabaseTakes() {
    space.databaseTakes(51 * MEGABYTE);

    assertThatExceptionOfType(StorageReadOnlyException.class)
        .isThrownBy(gate::check)
        .withMessageContaining("free at least 2 MB more");
  }

  @Test
  void acknowledgesACommitThatEndedWhole() throws SQLException {
    gate.commit(() -> log.length += 10, true);

    assertThat(gate.problem()).isEmpty();
  }

  @Test
  void failsACommitOfWhichThereIsOnlyAPart() throws SQLException {
    gate.commit(() -> log.length += 10, true);

    assertThatExceptionOfType(StorageReadOnlyException.class)
        .isThrownBy(() ->
            gate.commit(
                () -> {
                  log.length += 3;
                  log.whole = false;
                },
                true))
        .withMessageContaining("did not take what was written");

    assertThat(log.failedAt).isEqualTo(10);
    assertThatThrownBy(() -> gate.commit(() -> log.whole = true, true))
        .isInstanceOf(StorageReadOnlyException.class);
  }

  @Test
  void failsACommitThatTheDatabaseWarnedOf() {
    assertThatThrownBy(() -> gate.commit(gate::warn, true))
        .isInstanceOf(StorageReadOnlyException.class);
  }

  @Test
  void aCommitThatTheDatabaseItselfRefusedIsNoFailureOfTheDisk() throws SQLException {
    assertThatThrownBy(() ->
            gate.commit(
                () -> {
                  throw new SQLException("a conflict");
                },
                true))
        .isInstanceOf(SQLException.class);

    gate.commit(() -> log.length += 10, true);
  }

  @Test
  void isAloneOnlyWhenNoTransactionIsOpen() throws Exception {
    gate.enter();
    assertThat(gate.alone(Duration.ofMillis(1), () -> {})).isFalse();

    gate.leave();
    assertThat(gate.alone(Duration.ofMillis(1), () -> {})).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT 1,                          select",
    "'  (select 1) union (select 2)',   select",
    "/* hint */ Update t set a = 1,     update",
    "'-- why\nINSERT INTO t VALUES(1)', insert",
    "/* open,                           ''",
    "'',                                ''",
  })
  void knowsWhatAStatementDoes(String sql, String verb) {
    assertThat(GuardedStatement.verb(sql)).isEqualTo(verb);
  }
}
