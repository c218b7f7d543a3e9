package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.hub.RepositoryId;
import java.nio.file.Path;

/** Brings one file of the Hub into the cache. */
public interface FileFetcher {

  /** Where a fetch stands. */
  enum Phase {
    /** The Hub is asked where the file is, and whether the account may have it. */
    ASKING,
    /** What an earlier try brought is read, to go on from there. */
    READING_BACK,
    TRANSFERRING,
    /** All bytes are here; they are made sure of. */
    VERIFYING
  }

  /** Hears of a fetch, on the threads that do it: answers at once. */
  interface Watch {

    /** What the file is; told before anything is transferred. */
    void resolved(String commit, long bytes);

    void phase(Phase phase);

    /** How many bytes of the file are here by now; may also fall, when it begins anew. */
    void arrived(long bytes);
  }

  /**
   * What is wanted.
   *
   * @param account whose own token is used; what it may not have is not brought
   * @param revision a branch, or a commit of 40 hex digits
   * @param path within the repository
   */
  record Wanted(AccountId account, RepositoryId repository, String revision, String path) {}

  /**
   * What was brought.
   *
   * @param path in the cache's snapshot of the commit
   */
  record Fetched(String commit, long bytes, Path path) {}

  /**
   * Returns once the file is in the cache, whole, verified and under its name. A file that is there
   * already is not transferred, but the account's access is asked for all the same. Interrupting
   * the thread ends it soon; what has arrived is kept for the next try.
   *
   * @throws FetchException when it cannot be brought
   * @throws InterruptedException when the thread is interrupted
   */
  Fetched fetch(Wanted wanted, Watch watch) throws FetchException, InterruptedException;

  /** Drops what earlier tries have brought of a file that is not wanted any more. */
  void forget(Wanted wanted);
}
