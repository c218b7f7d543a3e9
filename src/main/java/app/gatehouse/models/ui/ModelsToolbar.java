package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.models.Model.Source;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.providers.ProviderCatalog;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What is asked for: the fields above the list of models, and how many they leave. */
final class ModelsToolbar extends Div {

  private final Consumer<ModelQuery> asked;
  private final TextField filter = new TextField(t("models.filter"));
  private final MultiSelectComboBox<Origin> provider =
      new MultiSelectComboBox<>(t("models.provider"));
  private final Select<Source> source = new Select<>();
  private final MoreFilters more = new MoreFilters(this::ask);
  private final Span count = new Span();
  private ModelQuery query = ModelQuery.all();
  private boolean showing;

  /**
   * @param asked hears what a person wants to see
   * @param age how old what is shown is
   * @param others shown after the fields
   */
  ModelsToolbar(
      ProviderCatalog providers, Consumer<ModelQuery> asked, Component age, Component... others) {
    this.asked = asked;
    filter.setPlaceholder(t("models.filter-placeholder"));
    filter.setClearButtonVisible(true);
    filter.setValueChangeMode(ValueChangeMode.LAZY);
    filter.addValueChangeListener(change -> ask());
    provider.setPlaceholder(t("models.all-providers"));
    provider.setItems(Origin.all(providers));
    provider.setItemLabelGenerator(Origin::name);
    provider.setClearButtonVisible(true);
    provider.addValueChangeListener(change -> ask());
    source.setLabel(t("models.column.source"));
    source.setItems(Source.LIVE, Source.LOCAL, Source.DEFAULT_LIST, Source.REGISTRY);
    source.setEmptySelectionAllowed(true);
    source.setEmptySelectionCaption(t("models.all-sources"));
    source.setPlaceholder(t("models.all-sources"));
    source.setItemLabelGenerator(
        value -> value == null ? t("models.all-sources") : ModelWords.source(value));
    source.addValueChangeListener(change -> ask());
    count.addClassName("hint");
    count.getElement().setAttribute("role", "status");

    Div fields = new Div(filter, provider, source, more);
    fields.addClassNames("toolbar", "models-toolbar");
    fields.add(others);
    Div line = new Div(count, age);
    line.addClassName("models-line");
    add(fields, line);
  }

  /** Shows what is asked for, and in words how many models that leaves. */
  void show(ModelQuery wanted, String found) {
    query = wanted;
    showing = true;
    // A field that says the same but for blanks is left as it was typed.
    if (!filter.getValue().strip().equals(wanted.filter().strip())) {
      filter.setValue(wanted.filter());
    }
    provider.setValue(
        provider
            .getListDataView()
            .getItems()
            .filter(item -> wanted.providers().contains(item.id()))
            .collect(Collectors.toSet()));
    source.setValue(wanted.source());
    more.show(wanted);
    showing = false;
    count.setText(found);
  }

  private void ask() {
    if (showing) {
      return;
    }
    asked.accept(
        more.applyTo(query)
            .matching(filter.getValue())
            .of(provider.getValue().stream().map(Origin::id).collect(Collectors.toSet()))
            .from(source.getValue()));
  }
}
