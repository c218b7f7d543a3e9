package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.FieldProblem;
import app.gatehouse.outbound.TypedAddress;
import app.gatehouse.outbound.TypedAddresses;
import app.gatehouse.providers.Provider;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.net.URI;
import java.util.Optional;

/** Where a provider is reached, when the user says so: Azure's endpoint, a local server. */
final class AddressField extends TextField {

  private final TypedAddresses addresses;
  private boolean local;

  AddressField(TypedAddresses addresses) {
    this.addresses = addresses;
    setManualValidation(true);
    setValueChangeMode(ValueChangeMode.EAGER);
    getElement().setAttribute("autocomplete", "off");
    getElement().setAttribute("spellcheck", "false");
    addValueChangeListener(change -> FieldProblem.clear(this));
  }

  /** Makes the field ask for what this provider needs. */
  void askFor(Provider provider) {
    local = !provider.access().needsSecret();
    setLabel(local ? t("credential.address") : t("credential.endpoint"));
    URI usual = provider.baseUrl();
    setPlaceholder(local ? "" : t("credential.endpoint-placeholder"));
    setValue(local && usual != null ? usual.toString() : "");
    FieldProblem.clear(this);
  }

  /** What was typed, if it may be used; otherwise the field says why not and keeps it. */
  Optional<URI> read(boolean byOwner) {
    TypedAddress address =
        local ? addresses.localServer(getValue(), byOwner) : addresses.endpoint(getValue());
    return switch (address) {
      case TypedAddress.Accepted(URI uri) -> Optional.of(uri);
      case TypedAddress.Refused(TypedAddress.Reason reason) -> {
        FieldProblem.show(this, Wording.sentence(reason));
        yield Optional.empty();
      }
    };
  }
}
