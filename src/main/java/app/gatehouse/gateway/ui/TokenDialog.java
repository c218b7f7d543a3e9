package app.gatehouse.gateway.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.FieldProblem;
import app.gatehouse.gateway.AccessToken.Terms;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for the terms of a new access token. */
final class TokenDialog extends Dialog {

  private static final int MAX_NAME = 60;
  private static final int MAX_REQUESTS = 1_000_000;
  private static final BigDecimal MAX_BUDGET = BigDecimal.valueOf(1_000_000);

  private final Maker maker;
  private final TextField name = new TextField(t("api.token.name"));
  private final Select<Validity> validity = new Select<>();
  private final MultiSelectComboBox<String> models =
      new MultiSelectComboBox<>(t("api.token.models"));
  private final IntegerField requests = new IntegerField(t("api.token.requests"));
  private final BigDecimalField budget = new BigDecimalField(t("api.token.budget"));

  /** Makes the token. */
  interface Maker {
    /**
     * @param validity null for ever
     */
    void make(Terms terms, @Nullable Duration validity);
  }

  /** How long a token is good for. */
  private enum Validity {
    DAYS_30(30),
    DAYS_90(90),
    YEAR(365),
    FOR_EVER(0);

    private final int days;

    Validity(int days) {
      this.days = days;
    }

    @Nullable Duration duration() {
      return days == 0 ? null : Duration.ofDays(days);
    }
  }

  TokenDialog(List<String> nameable, Maker maker) {
    this.maker = maker;
    setHeaderTitle(t("api.token.title"));

    name.setMaxLength(MAX_NAME);
    name.setRequiredIndicatorVisible(true);
    name.setManualValidation(true);
    name.setHelperText(t("api.token.name-help"));
    name.addValueChangeListener(change -> FieldProblem.clear(name));
    validity.setLabel(t("api.token.validity"));
    validity.setItems(Validity.values());
    validity.setItemLabelGenerator(TokenDialog::words);
    validity.setValue(Validity.DAYS_90);
    models.setItems(nameable);
    models.setPlaceholder(t("api.token.all-models"));
    models.setHelperText(t("api.token.models-help"));
    models.setAllowCustomValue(true);
    models.addCustomValueSetListener(typed -> {
      if (!typed.getDetail().isBlank()) {
        models.select(typed.getDetail().strip());
      }
    });
    requests.setHelperText(t("api.token.requests-help"));
    requests.setManualValidation(true);
    requests.addValueChangeListener(change -> FieldProblem.clear(requests));
    budget.setPrefixComponent(new Span("$"));
    budget.setHelperText(t("api.token.budget-help"));
    budget.setManualValidation(true);
    budget.addValueChangeListener(change -> FieldProblem.clear(budget));

    Div fields = new Div(name, validity, models, requests, budget);
    fields.addClassName("dialog-fields");
    add(fields);
    Button make = new Button(t("api.token.make"), click -> make());
    make.addThemeVariants(ButtonVariant.PRIMARY);
    make.addClickShortcut(Key.ENTER).listenOn(this);
    getFooter().add(new Button(t("dialog.cancel"), click -> close()), make);
    setWidth("28rem");
    addOpenedChangeListener(change -> {
      if (change.isOpened()) {
        name.focus();
      }
    });
  }

  private void make() {
    Optional<Terms> terms = read();
    if (terms.isPresent()) {
      close();
      maker.make(terms.get(), validity.getValue().duration());
    }
  }

  /** Empty when something is wrong, which then stands at its field. */
  private Optional<Terms> read() {
    String called = name.getValue().strip();
    Integer perMinute = requests.getValue();
    BigDecimal monthly = budget.getValue();
    boolean good = true;
    if (called.isEmpty()) {
      FieldProblem.show(name, t("api.token.name-missing"));
      good = false;
    }
    if (perMinute != null && (perMinute < 1 || perMinute > MAX_REQUESTS)) {
      FieldProblem.show(requests, t("api.token.requests-wrong", MAX_REQUESTS));
      good = false;
    }
    if (monthly != null && (monthly.signum() <= 0 || monthly.compareTo(MAX_BUDGET) > 0)) {
      FieldProblem.show(budget, t("api.token.budget-wrong", MAX_BUDGET));
      good = false;
    }
    return good
        ? Optional.of(new Terms(called, models.getValue(), perMinute, monthly))
        : Optional.empty();
  }

  private static String words(Validity validity) {
    return switch (validity) {
      case DAYS_30 -> t("api.token.days", 30);
      case DAYS_90 -> t("api.token.days", 90);
      case YEAR -> t("api.token.year");
      case FOR_EVER -> t("api.token.for-ever");
    };
  }
}
