package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.FieldProblem;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.RegisteredModel;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.Provider.Access;
import app.gatehouse.providers.ProviderCatalog;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks which model is meant: its provider, its id, and if wanted a name. */
final class RegisteredModelDialog extends Dialog {

  private static final int MAX_NAME_LENGTH = 200;

  private final ProviderCatalog providers;
  private final BiFunction<ModelRef, @Nullable String, Optional<String>> store;
  private final Consumer<ModelRef> stored;
  private final ComboBox<Provider> provider = new ComboBox<>(t("models.dialog.provider"));
  private final TextField id = new TextField(t("models.dialog.id"));
  private final TextField name = new TextField(t("models.dialog.name"));

  /**
   * @param store takes the reference and the name, which may be null; returns why it did not, in a
   *     sentence
   * @param stored hears what was stored, after the dialog has closed
   */
  RegisteredModelDialog(
      String title,
      String confirm,
      ProviderCatalog providers,
      BiFunction<ModelRef, @Nullable String, Optional<String>> store,
      Consumer<ModelRef> stored) {
    this.providers = providers;
    this.store = store;
    this.stored = stored;

    provider.setItems(providers.all());
    provider.setItemLabelGenerator(Provider::name);
    provider.setManualValidation(true);
    provider.addValueChangeListener(change -> {
      FieldProblem.clear(provider);
      explainId(change.getValue());
    });
    id.setManualValidation(true);
    id.addValueChangeListener(change -> FieldProblem.clear(id));
    id.setMaxLength(ModelRef.MAX_ID_LENGTH);
    name.setMaxLength(MAX_NAME_LENGTH);
    explainId(null);

    Button save = new Button(confirm, click -> save());
    save.addThemeVariants(ButtonVariant.PRIMARY);
    save.addClickShortcut(Key.ENTER).listenOn(this);
    Button cancel = new Button(t("dialog.cancel"), click -> close());

    Div fields = new Div(provider, id, name);
    fields.addClassName("dialog-fields");
    setHeaderTitle(title);
    add(fields);
    getFooter().add(cancel, save);
    setWidth("28rem");
  }

  void fill(RegisteredModel entry) {
    providers.find(entry.ref().provider()).ifPresent(provider::setValue);
    id.setValue(entry.ref().id());
    name.setValue(entry.name() == null ? "" : entry.name());
  }

  private void explainId(@Nullable Provider chosen) {
    boolean azure = chosen != null && chosen.access() == Access.SECRET_AND_ENDPOINT;
    id.setHelperText(azure ? t("models.dialog.id-azure") : t("models.dialog.id-help"));
  }

  private void save() {
    Provider chosen = provider.getValue();
    String typed = id.getValue().strip();
    if (chosen == null) {
      FieldProblem.show(provider, t("models.dialog.provider-missing"));
      return;
    }
    if (typed.isEmpty()) {
      FieldProblem.show(id, t("models.dialog.id-missing"));
      return;
    }
    if (!ModelRef.isValidId(typed)) {
      FieldProblem.show(id, t("models.dialog.id-invalid", ModelRef.MAX_ID_LENGTH));
      return;
    }
    ModelRef ref = new ModelRef(chosen.id(), typed);
    String given = name.getValue().strip();
    store
        .apply(ref, given.isEmpty() ? null : given)
        .ifPresentOrElse(
            problem -> FieldProblem.show(id, problem),
            () -> {
              close();
              stored.accept(ref);
            });
  }
}
