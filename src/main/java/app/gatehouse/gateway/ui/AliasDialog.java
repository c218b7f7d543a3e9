package app.gatehouse.gateway.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.FieldProblem;
import app.gatehouse.components.Icons;
import app.gatehouse.gateway.Alias;
import app.gatehouse.models.ModelRef;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A new alias, or one to change: its name, and the models that are tried in this order. */
final class AliasDialog extends Dialog {

  private static final int MOST = 10;

  private final BiFunction<@Nullable Alias, Alias, Optional<String>> store;
  private final @Nullable Alias before;
  private final TextField name = new TextField(t("api.alias.name"));
  private final ComboBox<String> add = new ComboBox<>(t("api.alias.add-model"));
  private final OrderedList list = new OrderedList();
  private final Paragraph none = new Paragraph(t("api.alias.no-models"));
  private final List<ModelRef> models = new ArrayList<>();

  /**
   * @param before null for a new one
   * @param store takes the one before and the one to be stored; returns why it did not, in a
   *     sentence
   */
  AliasDialog(
      @Nullable Alias before,
      List<ModelRef> nameable,
      BiFunction<@Nullable Alias, Alias, Optional<String>> store) {
    this.before = before;
    this.store = store;
    setHeaderTitle(before == null ? t("api.alias.new") : t("api.alias.edit", before.name()));
    name.setHelperText(t("api.alias.name-help"));
    name.setManualValidation(true);
    name.addValueChangeListener(change -> FieldProblem.clear(name));
    add.setItems(nameable.stream().map(ModelRef::toString).toList());
    add.setHelperText(t("api.alias.add-help"));
    add.setManualValidation(true);
    add.setAllowCustomValue(true);
    add.addCustomValueSetListener(typed -> addModel(typed.getDetail().strip()));
    add.addValueChangeListener(change -> {
      if (change.getValue() != null) {
        addModel(change.getValue());
      }
    });
    list.addClassName("alias-models");
    none.addClassName("hint");
    if (before != null) {
      name.setValue(before.name());
      models.addAll(before.models());
    }
    Div fields = new Div(name, list, none, add);
    fields.addClassName("dialog-fields");
    add(fields);
    Button save = new Button(t("api.alias.save"), click -> save());
    save.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button(t("dialog.cancel"), click -> close()), save);
    setWidth("32rem");
    show();
  }

  private void addModel(String typed) {
    Optional<ModelRef> model = ModelRef.parse(typed);
    if (model.isEmpty()) {
      FieldProblem.show(add, t("api.alias.model-invalid"));
    } else if (models.contains(model.get())) {
      FieldProblem.show(add, t("api.alias.model-twice"));
    } else if (models.size() == MOST) {
      FieldProblem.show(add, t("api.alias.too-many", MOST));
    } else {
      models.add(model.get());
      FieldProblem.clear(add);
      add.clear();
      show();
    }
  }

  private void show() {
    list.removeAll();
    for (int i = 0; i < models.size(); i++) {
      list.add(line(i));
    }
    list.setVisible(!models.isEmpty());
    none.setVisible(models.isEmpty());
  }

  private Component line(int place) {
    String model = models.get(place).toString();
    Span name = new Span(model);
    name.addClassName("mono");
    Button up = button(Icons.UP, t("api.alias.up", model), () -> swap(place, place - 1));
    up.setEnabled(place > 0);
    Button down = button(Icons.DOWN, t("api.alias.down", model), () -> swap(place, place + 1));
    down.setEnabled(place < models.size() - 1);
    Button remove =
        button(
            Icons.CLOSE,
            t("api.alias.remove", model),
            () -> {
              models.remove(place);
              show();
              add.focus();
            });
    Div row = new Div(name, up, down, remove);
    row.addClassName("alias-model");
    return new ListItem(row);
  }

  private void swap(int one, int other) {
    Collections.swap(models, one, other);
    show();
    // The line is drawn anew; the focus goes along with the model.
    list.getChildren()
        .skip(other)
        .findFirst()
        .flatMap(line -> line.getChildren().findFirst())
        .flatMap(row ->
            row.getChildren()
                .filter(part -> part instanceof Button button && button.isEnabled())
                .skip(one > other || other == models.size() - 1 ? 0 : 1)
                .findFirst())
        .ifPresent(button -> ((Button) button).focus());
  }

  private static Button button(Icons icon, String name, Runnable action) {
    Button button = new Button(icon.create(), click -> action.run());
    button.setAriaLabel(name);
    button.setTooltipText(name);
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.addClassName("icon-button");
    return button;
  }

  private void save() {
    String called = name.getValue().strip();
    if (!Alias.isValidName(called)) {
      FieldProblem.show(name, t("api.alias.name-invalid"));
      return;
    }
    if (models.isEmpty()) {
      FieldProblem.show(add, t("api.alias.model-missing"));
      return;
    }
    store
        .apply(before, new Alias(called, models))
        .ifPresentOrElse(problem -> FieldProblem.show(name, problem), this::close);
  }
}
