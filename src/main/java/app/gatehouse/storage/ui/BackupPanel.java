package app.gatehouse.storage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.BackgroundWork;
import app.gatehouse.components.ByteSize;
import app.gatehouse.components.Notices;
import app.gatehouse.storage.BackupException;
import app.gatehouse.storage.Backups;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.util.FileSystemUtils;

/** Makes a backup and offers it for download; it stays on the server until the page is left. */
final class BackupPanel extends Div {

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Backups backups;
  private final Button make = new Button(t("backup.make"));
  private final ProgressBar busy = new ProgressBar();
  private final Div result = new Div();
  private volatile @Nullable Path folder;

  BackupPanel(Backups backups) {
    this.backups = backups;
    addClassName("backup-panel");
    Paragraph keys = new Paragraph(t("backup.keys"));
    keys.addClassName("hint");
    make.addThemeVariants(ButtonVariant.PRIMARY);
    make.addClickListener(click -> begin(click.getSource().getUI().orElseThrow()));
    busy.setIndeterminate(true);
    busy.setVisible(false);
    busy.getElement().setAttribute("aria-label", t("backup.making"));
    result.addClassName("backup-result");
    result.getElement().setAttribute("role", "status");
    Div actions = new Div(make, result);
    actions.addClassName("backup-actions");
    add(new Paragraph(t("backup.text")), keys, actions, busy);
  }

  private void begin(UI ui) {
    discard();
    make.setEnabled(false);
    busy.setVisible(true);
    // Still in the name of whoever asked: the activity log says who it was.
    BackgroundWork.start(ui, new DelegatingSecurityContextCallable<>(this::makeIt), this::done);
  }

  /** What came of it: the backup, or the sentence that says why there is none. */
  private record Outcome(Backups.@Nullable Made made, @Nullable Exception failure) {}

  private Outcome makeIt() throws IOException {
    Path parent = Files.createTempDirectory("gatehouse-backup-");
    folder = parent;
    try {
      String name = "gatehouse-" + LocalDateTime.now().format(STAMP) + ".zip";
      return new Outcome(backups.make(parent.resolve(name)), null);
    } catch (RuntimeException e) {
      return new Outcome(null, e);
    }
  }

  private void done(Outcome outcome) {
    make.setEnabled(true);
    busy.setVisible(false);
    Backups.Made made = outcome.made();
    if (made != null) {
      offer(made);
      Notices.done(t("backup.made"));
      return;
    }
    discard();
    if (outcome.failure() instanceof BackupException refused) {
      Notices.failed(String.valueOf(refused.getMessage()));
    } else if (outcome.failure() instanceof RuntimeException failure) {
      throw failure;
    }
  }

  private void offer(Backups.Made made) {
    Anchor download =
        new Anchor(
            DownloadHandler.forFile(made.file().toFile()),
            t("backup.download", made.file().getFileName(), ByteSize.words(made.bytes())));
    download.getElement().setAttribute("download", true);
    result.add(download);
  }

  private void discard() {
    result.removeAll();
    Path before = folder;
    folder = null;
    if (before != null) {
      try {
        FileSystemUtils.deleteRecursively(before);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  protected void onDetach(DetachEvent event) {
    discard();
  }
}
