package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.Notices;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.FoundKeys;
import app.gatehouse.credentials.KeysExport;
import app.gatehouse.credentials.PastedKeys;
import app.gatehouse.outbound.TypedAddresses;
import app.gatehouse.providers.ProviderCatalog;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Several keys at once, into Gatehouse and out of it, for whoever is signed in. */
@Component
class KeyTransfers {

  private final CredentialService credentials;
  private final CurrentAccount current;
  private final ProviderCatalog providers;
  private final TypedAddresses addresses;
  private final KeysExport export;

  KeyTransfers(
      CredentialService credentials,
      CurrentAccount current,
      ProviderCatalog providers,
      TypedAddresses addresses,
      KeysExport export) {
    this.credentials = credentials;
    this.current = current;
    this.providers = providers;
    this.addresses = addresses;
    this.export = export;
  }

  /** A heading with the two buttons at its end. */
  Div heading(String words) {
    Button add = quiet(t("keys.add-several"), () -> new AddSeveralDialog(this).open());
    Button out = quiet(t("keys.export"), this::export);
    Div head = new Div(new H2(words), new Div(add, out));
    head.addClassNames("section-head", "keys-head");
    return head;
  }

  /** The content, where files can be dropped on it. */
  com.vaadin.flow.component.Component dropZone(com.vaadin.flow.component.Component... content) {
    Div area = new Div(content);
    return new KeyFile(area, file -> readFile(file).ifPresent(Notices::failed)).dropZone(area);
  }

  /** Opens the preview of what is in the text; false when there is nothing in it. */
  boolean paste(String text) {
    return show(PastedKeys.parse(text, providers)).isEmpty();
  }

  /** Opens the preview of what is in the text, or says why there is nothing in it. */
  Optional<String> read(String text) {
    return show(PastedKeys.parse(text, providers));
  }

  /**
   * Opens the preview of a file, or asks for its pass phrase first; or says why neither. Wipes the
   * bytes that are of no more use.
   */
  Optional<String> readFile(byte[] file) {
    if (export.recognises(file)) {
      // Opening takes its time, and ends on a thread of its own.
      Account account = current.get();
      new OpenExportDialog(export, file, found -> preview(found, account)).open();
      return Optional.empty();
    }
    try {
      return show(PastedKeys.parse(file, providers));
    } finally {
      Arrays.fill(file, (byte) 0);
    }
  }

  private Optional<String> show(PastedKeys pasted) {
    return switch (pasted) {
      case PastedKeys.Understood(FoundKeys found) -> {
        preview(found, current.get());
        yield Optional.empty();
      }
      case PastedKeys.Refused(PastedKeys.Reason reason) -> Optional.of(Wording.sentence(reason));
    };
  }

  private void preview(FoundKeys found, Account account) {
    if (found.keys().isEmpty() && found.refused().isEmpty()) {
      Notices.failed(t("import.nothing"));
      return;
    }
    new ImportDialog(found, credentials, account, addresses).open();
  }

  private void export() {
    if (credentials.list(current.id()).isEmpty()) {
      Notices.failed(t("export.nothing"));
      return;
    }
    new ExportDialog(export, current.id()).open();
  }

  private static Button quiet(String word, Runnable action) {
    Button button = new Button(word, click -> action.run());
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }
}
