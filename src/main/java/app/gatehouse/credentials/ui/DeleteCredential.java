package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.Notices;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.providers.Provider;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before a credential is deleted, and says what goes with it. */
final class DeleteCredential {

  private DeleteCredential() {}

  static void ask(
      Provider provider,
      Credential credential,
      CredentialService credentials,
      CurrentAccount current) {
    boolean hasSecret = credential.state() != Credential.State.NO_KEY_NEEDED;
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(
        hasSecret
            ? t("credential.delete.title", Wording.secretOf(provider))
            : t("credential.remove.title", provider.name()));
    dialog.setText(hasSecret ? t("credential.delete.text") : t("credential.remove.text"));
    dialog.setConfirmButton(
        hasSecret ? t("credential.delete.confirm") : t("credential.remove.confirm"),
        confirm -> {
          credentials.delete(current.id(), credential.id());
          Notices.done(
              hasSecret
                  ? t("credential.deleted", Wording.secretOf(provider))
                  : t("credential.removed", provider.name()));
        });
    dialog.setConfirmButtonTheme("error primary");
    dialog.setCancelable(true);
    dialog.setCancelText(t("dialog.cancel"));
    dialog.open();
  }
}
