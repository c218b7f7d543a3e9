package app.gatehouse.profile;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.FieldProblem;
import app.gatehouse.components.Notices;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.providers.Provider;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** Adds a deployment by its name, for resources that do not list theirs. */
final class AddDeployment extends Div {

  private final ModelRegistry registry;
  private final AccountId account;
  private final Provider provider;
  private final TextField name = new TextField(t("profile.deployment"));

  AddDeployment(ModelRegistry registry, AccountId account, Provider provider) {
    this.registry = registry;
    this.account = account;
    this.provider = provider;
    Button add = new Button(t("profile.deployment-add"), click -> add());
    add.setAriaLabel(t("profile.deployment-add-named"));
    add.setEnabled(false);

    name.setHelperText(t("profile.deployment-help"));
    name.setMaxLength(ModelRef.MAX_ID_LENGTH);
    name.setManualValidation(true);
    name.setValueChangeMode(ValueChangeMode.EAGER);
    name.getElement().setAttribute("autocomplete", "off");
    name.getElement().setAttribute("spellcheck", "false");
    name.addValueChangeListener(change -> {
      FieldProblem.clear(name);
      add.setEnabled(!change.getValue().isBlank());
    });
    name.addKeyPressListener(Key.ENTER, press -> add());
    addClassName("add-deployment");
    add(name, add);
  }

  private void add() {
    String typed = name.getValue().strip();
    if (typed.isEmpty()) {
      return;
    }
    if (!ModelRef.isValidId(typed)) {
      FieldProblem.show(name, t("models.dialog.id-invalid", ModelRef.MAX_ID_LENGTH));
      return;
    }
    ModelRef ref = new ModelRef(provider.id(), typed);
    if (registry.add(account, ref, null)) {
      name.clear();
      Notices.done(t("models.added", ref));
    } else {
      FieldProblem.show(name, t("models.dialog.duplicate", ref));
    }
  }
}
