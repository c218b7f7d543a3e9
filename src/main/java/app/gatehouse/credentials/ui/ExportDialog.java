package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.BackgroundWork;
import app.gatehouse.components.Notices;
import app.gatehouse.credentials.KeysExport;
import app.gatehouse.credentials.KeysExport.Outcome;
import app.gatehouse.providers.Provider;
import app.gatehouse.vault.SecretText;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.ShortcutRegistration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;

/** Asks for a pass phrase, and hands out everything that is saved in a file sealed under it. */
final class ExportDialog extends PassingDialog {

  private static final String FILE_TYPE = "application/json";

  private final KeysExport export;
  private final AccountId account;
  private final PassphraseFields fields = new PassphraseFields();
  private final Div content = new Div();
  private final ProgressBar busy = new ProgressBar();
  private final Button make = new Button(t("export.make"), click -> makeOfTyped());
  private final Button close = new Button(t("dialog.cancel"), click -> close());
  private final ShortcutRegistration enter;

  ExportDialog(KeysExport export, AccountId account) {
    this.export = export;
    this.account = account;
    setHeaderTitle(t("export.title"));
    busy.setIndeterminate(true);
    busy.getElement().setAttribute("aria-label", t("export.making"));
    content.addClassName("dialog-fields");
    content.add(new Paragraph(t("export.explain")), fields, busy);
    add(content);
    make.addThemeVariants(ButtonVariant.PRIMARY);
    enter = make.addClickShortcut(Key.ENTER).listenOn(this);
    getFooter().add(close, make);
    setWidth("30rem");
    work(false);
  }

  @Override
  void begin() {
    fields.focus();
  }

  @Override
  void forget() {
    fields.clear();
  }

  private void makeOfTyped() {
    fields
        .read()
        .ifPresent(phrase -> {
          UI ui = getUI().orElseThrow();
          work(true);
          // Still in the name of whoever asked: the activity log says who it was.
          BackgroundWork.start(
              ui, new DelegatingSecurityContextCallable<>(() -> make(ui, phrase)), this::done);
        });
  }

  private Outcome make(UI ui, SecretText phrase) {
    try (phrase) {
      return export.make(account, phrase);
    } catch (RuntimeException e) {
      // Told by the page; but the dialog must not wait for ever.
      ui.access(() -> work(false));
      throw e;
    }
  }

  private void done(Outcome outcome) {
    work(false);
    switch (outcome) {
      case Outcome.Made made -> offer(made);
      case Outcome.TooLarge tooLarge -> Notices.failed(t("export.too-large"));
    }
  }

  /** The file is the dialog's, and gone with it. */
  private void offer(Outcome.Made made) {
    content.removeAll();
    getFooter().remove(make);
    enter.remove();
    content.add(new Paragraph(t("export.made", made.count())));
    if (!made.leftOut().isEmpty()) {
      Paragraph left =
          new Paragraph(
              t(
                  "export.left-out",
                  made.leftOut().stream().map(Provider::name).collect(Collectors.joining(", "))));
      left.addClassName("attention");
      content.add(left);
    }
    String name = t("export.file-name", LocalDate.now().toString());
    Anchor download = new Anchor(handler(made.file(), name), t("export.download", name));
    download.getElement().setAttribute("download", name);
    download.addClassName("button-link");
    Div row = new Div(download);
    row.addClassName("card-buttons");
    content.add(row, new Paragraph(t("export.keep-phrase")));
    close.setText(t("dialog.close"));
    download.getElement().executeJs("this.focus()");
    Notices.done(t("export.done", made.count()));
  }

  private static DownloadHandler handler(byte[] file, String name) {
    return DownloadHandler.fromInputStream(event -> {
      event.getResponse().setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      return new DownloadResponse(new ByteArrayInputStream(file), name, FILE_TYPE, file.length);
    });
  }

  private void work(boolean working) {
    make.setEnabled(!working);
    fields.setEnabled(!working);
    busy.setClassName("idle", !working);
  }
}
