package app.gatehouse.downloads.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.ByteSize;
import app.gatehouse.components.Icons;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Active;
import app.gatehouse.downloads.Download.Done;
import app.gatehouse.downloads.Download.Failed;
import app.gatehouse.downloads.Download.Paused;
import app.gatehouse.downloads.Download.Retrying;
import app.gatehouse.downloads.Download.Waiting;
import app.gatehouse.downloads.Downloads;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with a download: one button that lets it go on or stops it, and one that takes
 * it away. Each stays the same button as it changes what it does, so that it keeps the focus.
 */
final class DownloadButtons extends Div {

  /** From here on it hurts to lose what has arrived by a slip of the finger. */
  private static final long MUCH = 50_000_000;

  private final Downloads downloads;
  private final AccountId account;
  private final Button go = button();
  private final Button away = button();
  private @Nullable Download shown;

  DownloadButtons(Downloads downloads, AccountId account) {
    this.downloads = downloads;
    this.account = account;
    addClassName("download-buttons");
    go.addClickListener(click -> go());
    away.addClickListener(click -> takeAway());
    add(go, away);
  }

  private static Button button() {
    Button button = new Button();
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.addClassName("icon-button");
    return button;
  }

  void show(Download download) {
    Download before = shown;
    shown = download;
    if (before != null
        && before.state().getClass() == download.state().getClass()
        && before.name().equals(download.name())) {
      return;
    }
    String name = download.name();
    switch (download.state()) {
      case Waiting waiting -> set(go, Icons.REFRESH, t("downloads.ask", name));
      case Retrying retrying -> set(go, Icons.REFRESH, t("downloads.retry", name));
      case Failed failed -> set(go, Icons.REFRESH, t("downloads.retry", name));
      case Paused paused -> set(go, Icons.PLAY, t("downloads.resume", name));
      case Active active -> set(go, Icons.PAUSE, t("downloads.pause", name));
      case Done done -> go.setVisible(false);
    }
    switch (download.state()) {
      case Done done -> set(away, Icons.CLOSE, t("downloads.dismiss", name));
      case Failed failed -> set(away, Icons.CLOSE, t("downloads.remove", name));
      default -> set(away, Icons.STOP, t("downloads.cancel", name));
    }
  }

  private static void set(Button button, Icons icon, String name) {
    button.setVisible(true);
    button.setIcon(icon.create());
    button.setAriaLabel(name);
    button.setTooltipText(name);
  }

  private void go() {
    Download now = shown;
    if (now == null) {
      return;
    }
    switch (now.state()) {
      case Waiting waiting -> downloads.askAgain(account, now.repository());
      case Retrying retrying -> downloads.retry(account, now.id());
      case Failed failed -> downloads.retry(account, now.id());
      case Paused paused -> downloads.resume(account, now.id());
      case Active active -> downloads.pause(account, now.id());
      case Done done -> {
        // Nothing is left to do.
      }
    }
  }

  private void takeAway() {
    Download now = shown;
    if (now == null) {
      return;
    }
    if (now.state() instanceof Done) {
      downloads.dismiss(account, now.id());
    } else if (now.progress().bytes() < MUCH) {
      downloads.cancel(account, now.id());
    } else {
      ask(now);
    }
  }

  private void ask(Download download) {
    String here = ByteSize.words(download.progress().bytes());
    ConfirmDialog dialog =
        new ConfirmDialog(
            t("downloads.sure.title"),
            t("downloads.sure.text", here, download.name()),
            t("downloads.sure.cancel"),
            confirmed -> downloads.cancel(account, download.id()));
    dialog.setConfirmButtonTheme("error primary");
    dialog.setCancelable(true);
    dialog.setCancelText(t("downloads.sure.keep"));
    dialog.open();
  }
}
