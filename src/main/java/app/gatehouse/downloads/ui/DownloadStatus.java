package app.gatehouse.downloads.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.StateBadge;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Done;
import app.gatehouse.downloads.Download.Waiting;
import app.gatehouse.downloads.Downloads;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Clock;
import java.util.List;

/** Where one download stands: a bar, figures, a word, a sentence when there is one, and buttons. */
final class DownloadStatus extends Div {

  private final Downloads downloads;
  private final Clock clock;
  private final StateBadge badge = new StateBadge("", StateBadge.Tone.NEUTRAL);
  private final Span figures = new Span();
  private final ProgressBar bar = new ProgressBar();
  private final Div sentence = new Div();
  private final DownloadButtons buttons;
  private List<Object> shown = List.of();

  DownloadStatus(Downloads downloads, AccountId account, Clock clock) {
    this.downloads = downloads;
    this.clock = clock;
    this.buttons = new DownloadButtons(downloads, account);
    addClassName("download-status");
    figures.addClassName("download-figures");
    sentence.addClassName("download-sentence");
    Div line = new Div(badge, figures);
    line.addClassName("download-line");
    Div told = new Div(line, bar, sentence);
    told.addClassName("download-told");
    add(told, buttons);
  }

  /** Sends the page only what is different. */
  void show(Download download) {
    Download.State state = download.state();
    String word = DownloadWords.word(state);
    String numbers = DownloadWords.figures(download);
    String words = DownloadWords.sentence(state, downloads.isOffline(), clock.instant());
    Integer percent = download.progress().percent();
    boolean hasBar = !(state instanceof Done) && !(state instanceof Waiting);
    boolean unknown = state instanceof Download.Running && percent == null;
    buttons.show(download);
    List<Object> now =
        List.of(word, numbers, words, hasBar, unknown, percent == null ? 0 : percent);
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    badge.show(word, DownloadWords.tone(state));
    figures.setText(numbers);
    bar.setVisible(hasBar);
    bar.setIndeterminate(unknown);
    bar.setValue(percent == null ? 0 : percent / 100.0);
    bar.getElement().setAttribute("aria-label", t("downloads.bar", download.name()));
    sentence.setText(words);
    sentence.setVisible(!words.isEmpty());
    setClassName("download-moving", state instanceof Download.Active);
  }
}
