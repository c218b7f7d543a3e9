package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.Account;
import app.gatehouse.components.Notices;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.FoundKey;
import app.gatehouse.credentials.FoundKeys;
import app.gatehouse.outbound.TypedAddresses;
import app.gatehouse.vault.SecretText;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;

/**
 * The preview: everything that was found, with a box each, and nothing saved until that is
 * confirmed. The secrets are wiped with the dialog.
 */
final class ImportDialog extends PassingDialog {

  private final FoundKeys found;
  private final CredentialService credentials;
  private final Account account;
  private final TypedAddresses addresses;
  private final Paragraph changed = new Paragraph(t("several.changed"));
  private final Div list = new Div();
  private final Button save = new Button();
  private final List<ImportRow> rows = new ArrayList<>();
  private List<ImportLine> lines = List.of();

  /**
   * @param found is closed with the dialog
   */
  ImportDialog(
      FoundKeys found, CredentialService credentials, Account account, TypedAddresses addresses) {
    this.found = found;
    this.credentials = credentials;
    this.account = account;
    this.addresses = addresses;
    addClassNames("wide-dialog", "import-dialog");
    setHeaderTitle(t("several.preview"));

    changed.addClassName("attention");
    changed.getElement().setAttribute("role", "alert");
    changed.setVisible(false);
    list.addClassName("import-list");
    list.getElement().setAttribute("role", "list");
    Div content = new Div(new Paragraph(t("several.preview-explain")), changed, list);
    content.addClassName("dialog-fields");
    if (found.ignored() > 0) {
      Paragraph ignored = new Paragraph(t("several.ignored", found.ignored()));
      ignored.addClassName("hint");
      content.add(ignored);
    }
    add(content);

    save.addThemeVariants(ButtonVariant.PRIMARY);
    save.addClickListener(click -> save());
    getFooter().add(new Button(t("dialog.cancel"), click -> close()), save);
    setWidth("44rem");
    show(plan());
  }

  @Override
  void begin() {
    rows.stream().filter(row -> row.choice.isEnabled()).findFirst().ifPresent(ImportRow::focus);
  }

  @Override
  void forget() {
    found.close();
  }

  private List<ImportLine> plan() {
    return ImportLine.of(found, credentials.list(account.id()), addresses, account.owner());
  }

  private void show(List<ImportLine> newLines) {
    lines = newLines;
    rows.clear();
    lines.forEach(line -> rows.add(new ImportRow(line)));
    rows.forEach(row -> row.choice.addValueChangeListener(change -> chosen(row)));
    list.removeAll();
    rows.forEach(list::add);
    found.refused().forEach(refused -> list.add(new ImportRow(refused)));
    count();
  }

  /** Of several keys for one provider only one can be saved. */
  private void chosen(ImportRow row) {
    if (row.choice.getValue() && row.line != null) {
      for (ImportRow other : rows) {
        if (other != row && other.line != null && isSameProvider(row.line, other.line)) {
          other.choice.setValue(false);
        }
      }
    }
    count();
  }

  private static boolean isSameProvider(ImportLine one, ImportLine other) {
    return one.key().provider().id().equals(other.key().provider().id());
  }

  private List<ImportLine> chosen() {
    List<ImportLine> chosen = new ArrayList<>();
    for (ImportRow row : rows) {
      if (row.choice.getValue() && row.line != null) {
        chosen.add(row.line);
      }
    }
    return chosen;
  }

  private void count() {
    int count = chosen().size();
    save.setText(t("several.save", count));
    save.setEnabled(count > 0);
  }

  private void save() {
    List<ImportLine> now = plan();
    if (!now.equals(lines)) {
      // Somebody saved or deleted meanwhile: what was agreed to is no longer what would happen.
      changed.setVisible(true);
      show(now);
      return;
    }
    List<ImportLine> chosen = chosen();
    chosen.forEach(this::store);
    close();
    long replaced = chosen.stream().filter(ImportLine::replaces).count();
    Notices.done(
        replaced == 0
            ? t("several.added", chosen.size())
            : t("several.saved", chosen.size(), replaced));
  }

  private void store(ImportLine line) {
    FoundKey key = line.key();
    SecretText secret = key.secret();
    if (secret == null) {
      credentials.saveAddress(account.id(), key.provider(), line.endpoint());
    } else {
      credentials.save(account.id(), key.provider(), secret, line.endpoint());
      line.deployment()
          .ifPresent(named -> credentials.nameModel(account.id(), key.provider().id(), named));
    }
  }
}
