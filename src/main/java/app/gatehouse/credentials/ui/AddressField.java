package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.FieldProblem;
import app.gatehouse.outbound.TypedAddress;
import app.gatehouse.outbound.TypedAddresses;
import app.gatehouse.providers.AzureEndpoint;
import app.gatehouse.providers.Dialect;
import app.gatehouse.providers.Provider;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.net.URI;
import java.util.Optional;

/** Where a provider is reached, when the user says so: Azure's endpoint, a local server. */
final class AddressField extends TextField {

  private final TypedAddresses addresses;
  private boolean local;
  private boolean azure;

  AddressField(TypedAddresses addresses) {
    this.addresses = addresses;
    setManualValidation(true);
    setValueChangeMode(ValueChangeMode.EAGER);
    getElement().setAttribute("autocomplete", "off");
    getElement().setAttribute("spellcheck", "false");
    addValueChangeListener(change -> {
      FieldProblem.clear(this);
      sayWhatWasFound();
    });
  }

  /** Makes the field ask for what this provider needs. */
  void askFor(Provider provider) {
    local = !provider.access().needsSecret();
    azure = provider.dialect() == Dialect.AZURE;
    setLabel(local ? t("credential.address") : t("credential.endpoint"));
    URI usual = provider.baseUrl();
    setPlaceholder(local ? "" : t("credential.endpoint-placeholder"));
    setValue(local && usual != null ? usual.toString() : "");
    FieldProblem.clear(this);
    sayWhatWasFound();
  }

  /** The deployment whose address was typed, where it is one. */
  Optional<String> deployment() {
    return azure
        ? Optional.ofNullable(AzureEndpoint.read(getValue()).deployment())
        : Optional.empty();
  }

  /** There is always a line below Azure's field, so that nothing moves when it says something. */
  private void sayWhatWasFound() {
    if (!azure) {
      setHelperText(null);
      return;
    }
    AzureEndpoint found = AzureEndpoint.read(getValue());
    if (found.deployment() == null) {
      setHelperText(t("azure.help"));
    } else if (found.apiVersion() == null) {
      setHelperText(t("azure.deployment-found", found.deployment()));
    } else {
      setHelperText(t("azure.deployment-version-found", found.deployment(), found.apiVersion()));
    }
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
