package app.gatehouse.downloads.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.DownloadId;
import app.gatehouse.hub.RepositoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a download.
 *
 * @param commit null until the Hub has been asked
 * @param state one of those that outlive the process: waiting, queued, paused, failed, done
 * @param order those with lower numbers go first
 * @param arrived bytes that were here when the state was written
 * @param unseen whether it has ended and the account has not been shown that
 * @param listed whether the account wants to see it
 */
record Row(
    DownloadId id,
    AccountId account,
    RepositoryId repository,
    String name,
    Instant addedAt,
    List<Part> parts,
    @Nullable String commit,
    Download.State state,
    long order,
    long arrived,
    boolean unseen,
    boolean listed) {

  Row {
    parts = List.copyOf(parts);
  }

  /**
   * A file of it.
   *
   * @param bytes null until it is known
   */
  record Part(String path, @Nullable Long bytes) {}

  /** Null when the size of one is not known. */
  @Nullable Long total() {
    long sum = 0;
    for (Part part : parts) {
      if (part.bytes() == null) {
        return null;
      }
      sum += part.bytes();
    }
    return sum;
  }

  Row with(Download.State next) {
    return new Row(
        id,
        account,
        repository,
        name,
        addedAt,
        parts,
        commit,
        next,
        order,
        arrived,
        unseen,
        listed);
  }

  Row with(Download.State next, long here) {
    return new Row(
        id, account, repository, name, addedAt, parts, commit, next, order, here, unseen, listed);
  }

  /** Wanted again, behind all others. */
  Row again(Download.State next, long last) {
    return new Row(
        id, account, repository, name, addedAt, parts, commit, next, last, arrived, false, true);
  }

  Row ended(Download.State end, long here) {
    return new Row(
        id, account, repository, name, addedAt, parts, commit, end, order, here, true, true);
  }

  Row shown(boolean stillUnseen, boolean stillListed) {
    return new Row(
        id,
        account,
        repository,
        name,
        addedAt,
        parts,
        commit,
        state,
        order,
        arrived,
        stillUnseen,
        stillListed);
  }

  Row resolved(@Nullable String found, int place, @Nullable Long bytes) {
    List<Part> sized = new ArrayList<>(parts);
    sized.set(place, new Part(parts.get(place).path(), bytes));
    return new Row(
        id,
        account,
        repository,
        name,
        addedAt,
        sized,
        found,
        state,
        order,
        arrived,
        unseen,
        listed);
  }

  /** The Hub is asked anew what the branch is. */
  Row unresolved() {
    return new Row(
        id, account, repository, name, addedAt, parts, null, state, order, arrived, unseen, listed);
  }
}
