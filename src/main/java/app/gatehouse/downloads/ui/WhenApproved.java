package app.gatehouse.downloads.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.ByteSize;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.MinutePassed;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Done;
import app.gatehouse.downloads.DownloadEvent;
import app.gatehouse.downloads.DownloadId;
import app.gatehouse.downloads.Downloads;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The choice of a file of a gated model that is to come when approved, and those that wait. */
final class WhenApproved extends Div {

  /** What most people want, where it is to be had. */
  private static final String USUAL = "Q4_K_M";

  private final Downloads downloads;
  private final AccountId account;
  private final RepositoryId repository;
  private final HubAccess.Gated access;
  private final Clock clock;
  private final Select<FileGroup> file = new Select<>();
  private final Button add = new Button(t("downloads.approval.add"), click -> add());
  private final UnorderedList list = new UnorderedList();
  private final Map<DownloadId, DownloadRow> rows = new LinkedHashMap<>();

  WhenApproved(
      Downloads downloads,
      AccountId account,
      RepositoryId repository,
      HubAccess.Gated access,
      List<FileGroup> groups,
      LiveUpdates live,
      Clock clock) {
    this.downloads = downloads;
    this.account = account;
    this.repository = repository;
    this.access = access;
    this.clock = clock;
    addClassName("when-approved");
    List<FileGroup> offered = groups.stream().filter(downloads::canKeep).toList();
    file.setLabel(t("downloads.approval.file"));
    file.setItems(offered);
    file.setItemLabelGenerator(WhenApproved::label);
    offered.stream()
        .filter(group -> USUAL.equals(group.quantization()))
        .findFirst()
        .or(() -> offered.stream().findFirst())
        .ifPresent(file::setValue);
    Div form = new Div(file, add);
    form.addClassName("when-approved-form");
    list.addClassName("downloads-list");
    add(new H3(t("downloads.approval.title")), new Paragraph(t("downloads.approval.text")));
    add(form, list);
    boolean rejected = access instanceof HubAccess.Rejected;
    add.setEnabled(!rejected && !offered.isEmpty());
    file.setEnabled(!rejected && !offered.isEmpty());
    if (rejected) {
      Span reason = new Span(t("downloads.approval.rejected"));
      reason.addClassName("hint");
      form.add(reason);
    }
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

  private static String label(FileGroup group) {
    Long bytes = group.bytes();
    String name =
        group.quantization() == null ? group.name() : group.quantization() + " · " + group.name();
    return bytes == null ? name : t("downloads.approval.file-size", name, ByteSize.words(bytes));
  }

  private void add() {
    FileGroup chosen = file.getValue();
    if (chosen != null) {
      downloads.addWhenApproved(account, repository, chosen, access);
      refresh();
    }
  }

  private void refresh() {
    Set<DownloadId> gone = new HashSet<>(rows.keySet());
    for (Download download : downloads.list(account)) {
      if (!download.repository().equals(repository) || download.state() instanceof Done) {
        continue;
      }
      gone.remove(download.id());
      DownloadRow row = rows.get(download.id());
      if (row == null) {
        row = new DownloadRow(downloads, account, clock, download);
        rows.put(download.id(), row);
        list.add(row);
      }
      row.show(download);
    }
    gone.forEach(id -> list.remove(rows.remove(id)));
    list.setVisible(!rows.isEmpty());
  }
}
