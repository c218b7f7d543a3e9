package app.gatehouse.storage;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What every write to the embedded database passes. HSQLDB acknowledges commits that a full disk
 * never took; so a write is refused before it is made when room is short, and a commit is looked at
 * after it is made. Once closed, the gate stays so until somebody has brought the files in line.
 */
final class WriteGate {

  /** More than a pool ever has connections. */
  private static final int WRITERS = 10_000;

  /** The log that HSQLDB appends each commit to before it answers. */
  interface CommitLog {

    long length();

    /** Whether the last byte ends a line and, if so asked, that line ends a transaction. */
    boolean endsWhole(boolean transaction);

    /** All up to here is whole and on disk. */
    void committed(long length);

    /** All up to here is whole and on disk; what comes after is not to be trusted. */
    void failed(long length);
  }

  /** A commit, as the database makes it. */
  @FunctionalInterface
  interface Commit {
    void run() throws SQLException;
  }

  /** What is done to the database while nobody else writes. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException, IOException;
  }

  private final FreeSpace space;
  private final CommitLog log;
  private final StorageProblem failure;
  private final ReentrantLock commits = new ReentrantLock();
  private final Semaphore writers = new Semaphore(WRITERS);
  private long wholeLength;
  private volatile boolean warned;
  private volatile @Nullable StorageProblem problem;

  /**
   * @param failure what to say when the disk did not take a commit
   */
  WriteGate(FreeSpace space, CommitLog log, StorageProblem failure) {
    this.space = space;
    this.log = log;
    this.failure = failure;
    this.wholeLength = log.length();
  }

  /** Why nothing may be written; empty while it may. */
  Optional<StorageProblem> problem() {
    return Optional.ofNullable(problem);
  }

  /**
   * To be called before each write.
   *
   * @throws StorageReadOnlyException when it must not be made
   */
  void check() {
    if (problem == null) {
      problem = space.problem().orElse(null);
    }
    refuseIfClosed();
  }

  /** Looks at the room that is left without anything to be written; why the gate is closed. */
  Optional<StorageProblem> look() {
    if (!(problem instanceof StorageProblem.WriteFailed)) {
      Optional<StorageProblem> little = space.problem();
      // Once closed, only reopen() opens: the files have to be brought in line first.
      problem = little.orElse(problem);
    }
    return problem();
  }

  /** The database has said that it could not write something; whatever is under way has failed. */
  void warn() {
    warned = true;
  }

  /** Waits while the files are being brought in line; then a transaction may begin. */
  void enter() {
    writers.acquireUninterruptibly();
  }

  void leave() {
    writers.release();
  }

  /**
   * Makes a commit, one at a time, as HSQLDB itself does.
   *
   * @param transaction whether it ends a transaction in the log, as all but changes of tables do
   * @throws StorageReadOnlyException when the disk did not take it, or has not taken one before
   */
  void commit(Commit commit, boolean transaction) throws SQLException {
    commits.lock();
    try {
      if (problem instanceof StorageProblem.WriteFailed) {
        refuseIfClosed();
      }
      commit.run();
      long length = log.length();
      boolean whole = length == wholeLength || log.endsWhole(transaction);
      if (warned || !whole || length < wholeLength) {
        fail();
        refuseIfClosed();
      }
      wholeLength = length;
      log.committed(length);
    } finally {
      commits.unlock();
    }
  }

  /**
   * Runs while no transaction that may write is open, and none begins.
   *
   * @return false when there was no such moment for as long as was to be waited
   */
  boolean alone(Duration patience, Work work) throws SQLException, IOException {
    try {
      if (!writers.tryAcquire(WRITERS, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      work.run();
      wholeLength = log.length();
      return true;
    } finally {
      writers.release(WRITERS);
    }
  }

  /** Whether the database has warned since this was last asked. */
  boolean takeWarning() {
    boolean before = warned;
    warned = false;
    return before;
  }

  /** The disk has not taken something: from now on only what was whole before counts. */
  void fail() {
    log.failed(wholeLength);
    problem = failure;
  }

  /** Closes it for this reason. */
  void close(StorageProblem why) {
    problem = why;
  }

  /** The files are in line, and there is room. */
  void reopen() {
    problem = null;
  }

  private void refuseIfClosed() {
    StorageProblem why = problem;
    if (why != null) {
      throw new StorageReadOnlyException(why);
    }
  }
}
