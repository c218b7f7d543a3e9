package app.gatehouse.downloads;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.hub.RepositoryId;

/** Something that happened to an account's downloads. */
public sealed interface DownloadEvent {

  AccountId account();

  DownloadId download();

  /** Its state or progress is another one now; at most about four times a second for each. */
  record Changed(AccountId account, DownloadId download) implements DownloadEvent {}

  /** All its files are here, verified. */
  record Finished(AccountId account, DownloadId download, RepositoryId repository, String name)
      implements DownloadEvent {}

  /** It does not go on without the account: see its state. */
  record Stopped(AccountId account, DownloadId download, String name) implements DownloadEvent {}

  /** The authors of a gated model let the account in, and its download has begun. */
  record Approved(AccountId account, DownloadId download, RepositoryId repository, String name)
      implements DownloadEvent {}
}
