package app.gatehouse.downloads.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Downloads;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;

/** A download among others: its name, its model, and where it stands. */
final class DownloadRow extends ListItem {

  private final DownloadStatus status;

  DownloadRow(Downloads downloads, AccountId account, Clock clock, Download download) {
    addClassName("download-row");
    Span name = new Span(shortName(download.name()));
    name.addClassName("download-name");
    name.getElement().setAttribute("title", download.name());
    Span model = new Span(download.repository().value());
    model.addClassNames("download-model", "hint");
    status = new DownloadStatus(downloads, account, clock);
    add(name, model, status);
    show(download);
  }

  void show(Download download) {
    status.show(download);
  }

  /** Without the folders within the repository. */
  private static String shortName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
