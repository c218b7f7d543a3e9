package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.Notices;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.providers.ProviderCatalog;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.util.Optional;

/** What can be done with models added by hand. */
final class RegistryActions {

  private final ModelRegistry registry;
  private final ProviderCatalog providers;
  private final AccountId account;

  RegistryActions(ModelRegistry registry, ProviderCatalog providers, AccountId account) {
    this.registry = registry;
    this.providers = providers;
    this.account = account;
  }

  void add() {
    new RegisteredModelDialog(
            t("models.dialog.add-title"),
            t("models.dialog.add"),
            providers,
            (ref, name) ->
                registry.add(account, ref, name)
                    ? Optional.empty()
                    : Optional.of(t("models.dialog.duplicate", ref)),
            ref -> Notices.done(t("models.added", ref)))
        .open();
  }

  void edit(ModelRef ref) {
    registry
        .find(account, ref)
        .ifPresent(entry -> {
          RegisteredModelDialog dialog =
              new RegisteredModelDialog(
                  t("models.dialog.edit-title"),
                  t("models.dialog.save"),
                  providers,
                  (wanted, name) ->
                      problem(registry.edit(account, entry.id(), wanted, name), wanted),
                  saved -> Notices.done(t("models.saved", saved)));
          dialog.fill(entry);
          dialog.open();
        });
  }

  private static Optional<String> problem(ModelRegistry.Edit edit, ModelRef wanted) {
    return switch (edit) {
      case DONE -> Optional.empty();
      case DUPLICATE -> Optional.of(t("models.dialog.duplicate", wanted));
      case GONE -> Optional.of(t("models.dialog.gone"));
    };
  }

  void remove(ModelRef ref) {
    registry
        .find(account, ref)
        .ifPresent(entry -> {
          ConfirmDialog dialog = new ConfirmDialog();
          dialog.setHeader(t("models.remove.title", ref));
          dialog.setText(t("models.remove.text"));
          dialog.setConfirmButton(
              t("models.remove.confirm"),
              confirm -> {
                registry.remove(account, entry.id());
                Notices.done(t("models.removed", ref));
              });
          dialog.setConfirmButtonTheme("error primary");
          dialog.setCancelable(true);
          dialog.setCancelText(t("dialog.cancel"));
          dialog.open();
        });
  }
}
