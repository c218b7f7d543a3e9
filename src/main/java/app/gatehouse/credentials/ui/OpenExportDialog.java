package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.BackgroundWork;
import app.gatehouse.components.FieldProblem;
import app.gatehouse.credentials.FoundKeys;
import app.gatehouse.credentials.KeysExport;
import app.gatehouse.vault.SecretText;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks for the pass phrase of an export, and hands on what is in it. */
final class OpenExportDialog extends PassingDialog {

  private final KeysExport export;
  private final byte[] file;
  private final Consumer<FoundKeys> opened;
  private final PasswordField phrase = new PasswordField(t("export.phrase"));
  private final ProgressBar busy = new ProgressBar();
  private final Button open = new Button(t("import.open"), click -> openWithTyped());

  /**
   * @param opened closes what it is given
   */
  OpenExportDialog(KeysExport export, byte[] file, Consumer<FoundKeys> opened) {
    this.export = export;
    this.file = file;
    this.opened = opened;
    setHeaderTitle(t("import.title"));
    phrase.getElement().setAttribute("autocomplete", "off");
    phrase.setManualValidation(true);
    phrase.addValueChangeListener(change -> {
      if (!change.getValue().isEmpty()) {
        FieldProblem.clear(phrase);
      }
    });
    busy.setIndeterminate(true);
    busy.getElement().setAttribute("aria-label", t("import.opening"));
    Div fields = new Div(new Paragraph(t("import.explain")), phrase, busy);
    fields.addClassName("dialog-fields");
    add(fields);
    open.addThemeVariants(ButtonVariant.PRIMARY);
    open.addClickShortcut(Key.ENTER).listenOn(this);
    getFooter().add(new Button(t("dialog.cancel"), click -> close()), open);
    setWidth("26rem");
    work(false);
  }

  @Override
  void begin() {
    phrase.focus();
  }

  @Override
  void forget() {
    phrase.clear();
  }

  private void openWithTyped() {
    if (phrase.isEmpty()) {
      FieldProblem.show(phrase, t("import.phrase-missing"));
      return;
    }
    SecretText typed = SecretText.of(phrase.getValue());
    phrase.clear();
    work(true);
    BackgroundWork.start(
        getUI().orElseThrow(),
        () -> {
          try (typed) {
            return export.open(file, typed);
          }
        },
        this::done);
  }

  private void done(Optional<FoundKeys> found) {
    work(false);
    if (!isOpened()) {
      found.ifPresent(FoundKeys::close);
      return;
    }
    found.ifPresentOrElse(
        keys -> {
          close();
          opened.accept(keys);
        },
        () -> {
          FieldProblem.show(phrase, t("import.wrong"));
          phrase.focus();
        });
  }

  private void work(boolean working) {
    open.setEnabled(!working);
    phrase.setEnabled(!working);
    busy.setClassName("idle", !working);
  }
}
