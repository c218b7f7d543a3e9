package app.gatehouse.downloads.internal;

import app.gatehouse.accounts.AccountRemoval;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Ends the downloads of an account together with it. */
@Component
class DownloadsOfRemovedAccounts {

  private final DownloadRows rows;
  private final Board board;
  private final Workers workers;

  DownloadsOfRemovedAccounts(DownloadRows rows, Board board, Workers workers) {
    this.rows = rows;
    this.board = board;
    this.workers = workers;
  }

  @EventListener
  void deleteRows(AccountRemoval removal) {
    rows.deleteAll(removal.account());
  }

  /** Only once the account is really gone. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void end(AccountRemoval removal) {
    board.change(changes -> {
      board
          .of(removal.account())
          .toList()
          .forEach(entry -> {
            changes.drop(entry);
            workers.drop(entry);
          });
      return true;
    });
  }
}
