package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Icons;
import app.gatehouse.components.WindowWidth;
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

  /** In pixels, of the window. */
  private static final int WIDE_FROM = 1440;

  private static final String REMEMBERED = "gatehouse.models.columns";

  private final CheckboxGroup<ModelColumn> columns = new CheckboxGroup<>(t("models.columns"));
  private boolean chose;

  ColumnChooser(Consumer<Set<ModelColumn>> chosen) {
    super(t("models.columns"), Icons.COLUMNS.create());
    addClassName("only-wide");
    columns.setItems(ModelColumn.values());
    columns.setItemLabelGenerator(ModelColumn::word);
    columns.setValue(ModelColumn.shownAtFirst(false));
    columns.addValueChangeListener(change -> {
      chosen.accept(change.getValue());
      if (change.isFromClient()) {
        chose = true;
        WebStorage.setItem(REMEMBERED, ModelColumn.written(change.getValue()));
      }
    });
    Popover popover = new Popover(columns);
    popover.setTarget(this);
    popover.setPosition(PopoverPosition.BOTTOM_END);
    popover.setAriaLabel(t("models.columns"));
    WindowWidth.follow(
        this,
        WIDE_FROM,
        narrower -> {
          if (!chose) {
            columns.setValue(ModelColumn.shownAtFirst(!narrower));
          }
        });
  }

  @Override
  protected void onAttach(AttachEvent event) {
    WebStorage.getItem(
        event.getUI(),
        WebStorage.Storage.LOCAL_STORAGE,
        REMEMBERED,
        written -> {
          if (written != null) {
            chose = true;
            columns.setValue(ModelColumn.read(written));
          }
        });
  }
}
