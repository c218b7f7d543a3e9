package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.outbound.TypedAddresses;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.vault.SecretText;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields in which a credential is given, and what happens until it is stored: a key of another
 * provider is offered to be saved there, and one that exists is not replaced unasked. Until then
 * what was typed stays in its field, and nowhere else.
 */
final class CredentialForm {

  /** Hears what has been stored. */
  interface SavedListener {
    void saved(Provider provider, boolean replaced);
  }

  private final CredentialService credentials;
  private final CurrentAccount current;
  private final ProviderCatalog providers;
  private final SavedListener listener;
  final AddressField address;
  final SecretField secret = new SecretField();
  private @Nullable Provider provider;

  CredentialForm(
      CredentialService credentials,
      CurrentAccount current,
      ProviderCatalog providers,
      TypedAddresses addresses,
      SavedListener listener) {
    this.credentials = credentials;
    this.current = current;
    this.providers = providers;
    this.listener = listener;
    this.address = new AddressField(addresses);
  }

  /** Asks for what this provider needs; null while none is chosen. */
  void askFor(@Nullable Provider chosen) {
    provider = chosen;
    clear();
    boolean asksAddress = chosen != null && chosen.access() != Provider.Access.SECRET;
    address.setVisible(asksAddress);
    if (chosen != null) {
      address.askFor(chosen);
      secret.setLabel(Wording.fieldLabel(chosen));
    }
  }

  /** Whether everything the chosen provider requires has been typed. */
  boolean isComplete() {
    return provider != null
        && (!provider.access().needsSecret() || !secret.getValue().isBlank())
        && (!address.isVisible() || !address.getValue().isBlank());
  }

  /**
   * Stores what was typed, or says at the field why not.
   *
   * @param replaceUnasked whether the user has already said that the old one is to be replaced
   */
  void save(boolean replaceUnasked) {
    Provider chosen = provider;
    if (chosen == null || !isComplete()) {
      return;
    }
    Optional<Provider> other = belongsElsewhere(chosen);
    if (other.isPresent()) {
      offerOther(chosen, other.get(), replaceUnasked);
    } else {
      askThenStore(chosen, replaceUnasked);
    }
  }

  void clear() {
    secret.clear();
    address.clear();
  }

  private Optional<Provider> belongsElsewhere(Provider chosen) {
    if (!givesSecret(chosen)) {
      return Optional.empty();
    }
    Optional<SecretText> typed = secret.read();
    try (SecretText key = typed.orElse(null)) {
      return key == null
          ? Optional.empty()
          : providers.recognise(key.expose()).filter(other -> !other.id().equals(chosen.id()));
    }
  }

  /** What may be left out is given where something was typed. */
  private boolean givesSecret(Provider target) {
    return target.access().needsSecret()
        || (target.access().takesSecret() && !secret.getValue().isBlank());
  }

  private void offerOther(Provider chosen, Provider other, boolean replaceUnasked) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(t("credential.other.title", Wording.aSecretOf(other)));
    dialog.setText(t("credential.other.text", chosen.name()));
    dialog.setConfirmButton(
        t("credential.other.move", other.name()), confirm -> askThenStore(other, false));
    dialog.setRejectButton(
        t("credential.other.keep", chosen.name()), reject -> askThenStore(chosen, replaceUnasked));
    dialog.setRejectable(true);
    dialog.setRejectButtonTheme("tertiary");
    dialog.setWidth("32rem");
    dialog.setCancelable(true);
    dialog.setCancelText(t("dialog.cancel"));
    dialog.open();
  }

  private void askThenStore(Provider target, boolean replaceUnasked) {
    boolean exists = credentials.find(current.id(), target.id()).isPresent();
    if (!exists || replaceUnasked) {
      store(target, exists);
      return;
    }
    ConfirmDialog dialog = new ConfirmDialog();
    boolean hasSecret = target.access().needsSecret();
    dialog.setHeader(
        hasSecret
            ? t("credential.replace.title", Wording.secretOf(target))
            : t("credential.replace-address.title", target.name()));
    dialog.setText(hasSecret ? t("credential.replace.text") : t("credential.replace-address.text"));
    dialog.setConfirmButton(t("credential.replace.confirm"), confirm -> store(target, true));
    dialog.setCancelable(true);
    dialog.setCancelText(t("dialog.cancel"));
    dialog.open();
  }

  private void store(Provider target, boolean replaced) {
    Account account = current.get();
    @Nullable URI typedAddress = null;
    // A token that was pasted for another provider is good for the default address.
    if (target.access() != Provider.Access.SECRET && address.isVisible()) {
      Optional<URI> read = address.read(account.owner());
      if (read.isEmpty()) {
        return;
      }
      typedAddress = read.get();
    }
    if (givesSecret(target)) {
      Optional<SecretText> typed = secret.read();
      if (typed.isEmpty()) {
        return;
      }
      try (SecretText key = typed.get()) {
        credentials.save(account.id(), target, key, typedAddress);
      }
      if (typedAddress != null) {
        address
            .deployment()
            .ifPresent(named -> credentials.nameModel(account.id(), target.id(), named));
      }
    } else {
      credentials.saveAddress(account.id(), target, typedAddress);
    }
    clear();
    listener.saved(target, replaced);
  }
}
