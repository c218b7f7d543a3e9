package app.gatehouse.downloads.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.Icons;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.Notices;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Active;
import app.gatehouse.downloads.Download.Failed;
import app.gatehouse.downloads.DownloadEvent;
import app.gatehouse.downloads.Downloads;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.time.Clock;
import java.util.List;

/**
 * The account's downloads from every page: a bell that counts those on their way, or those that
 * have ended unseen, and opens the list. Also says in a notice and in the browser's tab how they
 * go.
 */
public final class DownloadsBell extends Div {

  private final Downloads downloads;
  private final AccountId account;
  private final LiveUpdates live;
  private final Clock clock;
  private final Button button = new Button(Icons.BELL.create());
  private final Span count = new Span();
  private final Popover popover = new Popover();
  private final TitleProgress title = new TitleProgress(this);

  public DownloadsBell(Downloads downloads, AccountId account, LiveUpdates live, Clock clock) {
    this.downloads = downloads;
    this.account = account;
    this.live = live;
    this.clock = clock;
    addClassName("downloads-bell");
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.addClassName("icon-button");
    count.addClassName("downloads-count");
    count.getElement().setAttribute("aria-hidden", "true");
    popover.setTarget(button);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setRole("dialog");
    popover.setAriaLabel(t("downloads.title"));
    popover.addClassName("downloads-popover");
    popover.setAutofocus(true);
    popover.addOpenedChangeListener(change -> fill(change.isOpened()));
    add(button, count, popover);
    live.listen(
        this,
        DownloadEvent.class,
        event -> {
          if (event.account().equals(account)) {
            hear(event);
          }
        });
    addAttachListener(attached -> refresh());
    refresh();
  }

  /** The list costs something only while it is looked at. */
  private void fill(boolean opened) {
    popover.removeAll();
    if (!opened) {
      return;
    }
    downloads.markSeen(account);
    Button close = new Button(Icons.CLOSE.create(), click -> popover.close());
    close.setAriaLabel(t("downloads.close"));
    close.addThemeVariants(ButtonVariant.TERTIARY);
    close.addClassName("icon-button");
    Div head = new Div(new H2(t("downloads.title")), close);
    head.addClassName("downloads-head");
    popover.add(head, new DownloadsPanel(downloads, account, live, clock));
  }

  private void hear(DownloadEvent event) {
    switch (event) {
      case DownloadEvent.Changed changed -> {
        // Only what is counted may be different.
      }
      case DownloadEvent.Finished finished ->
          Notices.done(t("downloads.finished", finished.name()));
      case DownloadEvent.Approved approved ->
          Notices.done(t("downloads.approved", approved.repository()));
      case DownloadEvent.Stopped stopped ->
          downloads
              .find(account, stopped.download())
              .filter(download -> download.state() instanceof Failed)
              .ifPresent(download -> Notices.failed(why(download)));
    }
    if (popover.isOpened() && !(event instanceof DownloadEvent.Changed)) {
      downloads.markSeen(account);
    }
    refresh();
  }

  private static String why(Download download) {
    return download.state() instanceof Failed failed
        ? t("downloads.stopped", download.name(), DownloadWords.sentence(failed.why()))
        : download.name();
  }

  private void refresh() {
    List<Download> all = downloads.list(account);
    long active = all.stream().filter(download -> download.state() instanceof Active).count();
    long unseen = all.stream().filter(Download::unseen).count();
    count.setText(active + unseen == 0 ? "" : Long.toString(active > 0 ? active : unseen));
    count.setVisible(active + unseen > 0);
    boolean failed =
        all.stream().anyMatch(download -> download.unseen() && download.state() instanceof Failed);
    count.getElement().setAttribute("data-tone", failed ? "bad" : active > 0 ? "active" : "good");
    button.setAriaLabel(
        active > 0
            ? t("downloads.bell.running", active)
            : unseen > 0 ? t("downloads.bell.unseen", unseen) : t("downloads.bell.none"));
    title.show(words(all));
  }

  /** How far all that are on their way have come together. */
  private static String words(List<Download> all) {
    List<Download> active =
        all.stream().filter(download -> download.state() instanceof Active).toList();
    if (active.isEmpty()) {
      return "";
    }
    long here = 0;
    long total = 0;
    for (Download download : active) {
      Long whole = download.progress().total();
      if (whole != null) {
        here += download.progress().bytes();
        total += whole;
      }
    }
    return total == 0
        ? t("downloads.page-title-unknown")
        : t("downloads.page-title", here * 100 / total);
  }
}
