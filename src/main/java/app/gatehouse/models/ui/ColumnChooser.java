package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Icons;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.page.WebStorage;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.Set;
import java.util.function.Consumer;

/** Lets a person choose the columns; the browser remembers which, since its screen decides. */
final class ColumnChooser extends Button {

  private static final String REMEMBERED = "gatehouse.models.columns";

  private final CheckboxGroup<ModelColumn> columns = new CheckboxGroup<>(t("models.columns"));
  private final Consumer<Set<ModelColumn>> chosen;

  ColumnChooser(Consumer<Set<ModelColumn>> chosen) {
    super(t("models.columns"), Icons.COLUMNS.create());
    this.chosen = chosen;
    addClassName("only-wide");
    columns.setItems(ModelColumn.values());
    columns.setItemLabelGenerator(ModelColumn::word);
    columns.setValue(ModelColumn.shownAtFirst());
    columns.addValueChangeListener(change -> {
      chosen.accept(change.getValue());
      if (change.isFromClient()) {
        WebStorage.setItem(REMEMBERED, ModelColumn.written(change.getValue()));
      }
    });
    Popover popover = new Popover(columns);
    popover.setTarget(this);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(t("models.columns"));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    WebStorage.getItem(
        event.getUI(),
        WebStorage.Storage.LOCAL_STORAGE,
        REMEMBERED,
        written -> {
          if (written != null) {
            columns.setValue(ModelColumn.read(written));
          }
        });
  }
}
