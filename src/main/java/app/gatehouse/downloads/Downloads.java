package app.gatehouse.downloads;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.storage.StorageReadOnlyException;
import java.util.List;
import java.util.Optional;

/**
 * The queue of downloads. Each call acts for the account it is given, and finds nothing of others.
 * What changes is told by {@link DownloadEvent}, and is kept before the call returns.
 *
 * <p>What changes something throws {@link StorageReadOnlyException} when nothing can be saved, and
 * has done nothing then. What takes an id returns whether there was such a download and it was in a
 * state for that.
 */
public interface Downloads {

  /**
   * Puts a choice into the queue. The same choice twice is one download: one that is on its way
   * stays as it is, and any other goes to the end of the queue.
   *
   * @throws IllegalArgumentException when {@link #canKeep} says no
   */
  Download add(AccountId account, RepositoryId repository, FileGroup group);

  /**
   * The same for a gated model: its download begins when the Hub lets the account in. One that is
   * on its way already stays as it is.
   *
   * @param said the Hub's last answer, just heard
   * @throws IllegalArgumentException when {@link #canKeep} says no
   */
  Download addWhenApproved(
      AccountId account, RepositoryId repository, FileGroup group, HubAccess said);

  /** Whether the names of the files are ones that can be noted: not overlong, and of text. */
  boolean canKeep(FileGroup group);

  /** Those the account has not put away, the latest first. */
  List<Download> list(AccountId account);

  Optional<Download> find(AccountId account, DownloadId id);

  /** The download of a choice, also when it was put away. */
  Optional<Download> of(AccountId account, RepositoryId repository, String name);

  /** Whether all files of one that is done are still in the cache. */
  boolean isHere(Download download);

  /** Stops one that is on its way; what has arrived is kept. */
  boolean pause(AccountId account, DownloadId id);

  /** Lets one that is paused go on, at the end of the queue. */
  boolean resume(AccountId account, DownloadId id);

  /**
   * Tries one again that has failed, or that would be tried again later. One that the gate has
   * stopped asks the Hub first, and waits again if it has to.
   */
  boolean retry(AccountId account, DownloadId id);

  /** Ends one that is not done, and drops what has arrived. */
  boolean cancel(AccountId account, DownloadId id);

  /** Puts one that is done away, so that it is not in the list; its files stay. */
  boolean dismiss(AccountId account, DownloadId id);

  /** The account has been shown what has ended. */
  void markSeen(AccountId account);

  /** Asks the Hub now about a model whose approval is waited for. */
  void askAgain(AccountId account, RepositoryId repository);

  /** How many bytes are free where the files go. */
  long freeBytes();

  /** Whether no request may leave for the Hub: {@code HF_HUB_OFFLINE}. */
  boolean isOffline();
}
