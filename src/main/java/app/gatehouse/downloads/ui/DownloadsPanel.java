package app.gatehouse.downloads.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.MinutePassed;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Done;
import app.gatehouse.downloads.DownloadEvent;
import app.gatehouse.downloads.DownloadId;
import app.gatehouse.downloads.Downloads;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An account's downloads, the latest first; follows what becomes of them. */
public final class DownloadsPanel extends Div {

  /** More than anybody looks through; those beyond are the oldest. */
  private static final int MOST = 100;

  private final Downloads downloads;
  private final AccountId account;
  private final Clock clock;
  private final UnorderedList list = new UnorderedList();
  private final Div empty =
      new Div(new Paragraph(t("downloads.empty")), new Paragraph(t("downloads.empty.next")));
  private final Button clear = new Button(t("downloads.clear"), click -> clear());
  private final Map<DownloadId, DownloadRow> rows = new LinkedHashMap<>();

  public DownloadsPanel(Downloads downloads, AccountId account, LiveUpdates live, Clock clock) {
    this.downloads = downloads;
    this.account = account;
    this.clock = clock;
    addClassName("downloads-panel");
    list.addClassName("downloads-list");
    empty.addClassName("empty-state");
    clear.addThemeVariants(ButtonVariant.TERTIARY);
    clear.addClassName("downloads-clear");
    add(list, empty, clear);
    live.listen(
        this,
        DownloadEvent.class,
        event -> {
          if (event.account().equals(account)) {
            refresh();
          }
        });
    live.listen(this, MinutePassed.class, passed -> refresh());
    refresh();
  }

  private void refresh() {
    List<Download> now = downloads.list(account).stream().limit(MOST).toList();
    Set<DownloadId> gone = new HashSet<>(rows.keySet());
    for (int place = 0; place < now.size(); place++) {
      Download download = now.get(place);
      gone.remove(download.id());
      DownloadRow row = rows.get(download.id());
      if (row != null) {
        row.show(download);
        continue;
      }
      DownloadRow added = new DownloadRow(downloads, account, clock, download);
      rows.put(download.id(), added);
      // The latest stand first, and only they are new.
      list.addComponentAtIndex(Math.min(place, list.getComponentCount()), added);
    }
    gone.forEach(id -> list.remove(rows.remove(id)));
    empty.setVisible(now.isEmpty());
    list.setVisible(!now.isEmpty());
    clear.setVisible(now.stream().anyMatch(download -> download.state() instanceof Done));
  }

  private void clear() {
    downloads.list(account).stream()
        .filter(download -> download.state() instanceof Done)
        .forEach(download -> downloads.dismiss(account, download.id()));
  }
}
