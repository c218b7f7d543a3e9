package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.When;
import app.gatehouse.components.WindowWidth;
import app.gatehouse.credentials.Credential;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;

/** Every saved key, masked, with its state; what its provider says of it opens below its row. */
final class SavedKeysGrid extends Grid<SavedKeysGrid.Row> {

  /** Room for the longest word with its age, so that no other column moves. */
  private static final String STATE_WIDTH = "13.5rem";

  private final ProviderCatalog providers;
  private final SavedKeyCells cells;
  private List<Row> rows = List.of();

  /** A credential whose provider is still known. */
  record Row(Provider provider, Credential credential) {}

  SavedKeysGrid(ProviderCatalog providers, SavedKeyCells cells) {
    this.providers = providers;
    this.cells = cells;

    addClassName("saved-keys");
    setAllRowsVisible(true);
    setSelectionMode(SelectionMode.NONE);
    addThemeVariants(GridVariant.NO_ROW_BORDERS);
    setEmptyStateComponent(emptyState());

    addComponentColumn(cells::provider).setHeader(t("keys.column.provider")).setFlexGrow(2);
    List<Column<Row>> wide =
        List.of(
            addComponentColumn(SavedKeyCells::key)
                .setHeader(t("keys.column.key"))
                .setWidth("9rem")
                .setFlexGrow(0),
            addComponentColumn(cells::state)
                .setHeader(t("keys.column.state"))
                .setWidth(STATE_WIDTH)
                .setFlexGrow(0),
            addColumn(row -> When.day(row.credential().addedAt()))
                .setHeader(t("keys.column.added")),
            addComponentColumn(cells::lastUsed).setHeader(t("keys.column.last-used")));
    addComponentColumn(row -> cells.actions(row, () -> toggle(row)))
        .setHeader(t("keys.column.actions"))
        .setTextAlign(ColumnTextAlign.END)
        .setAutoWidth(true)
        .setFlexGrow(0);
    WindowWidth.follow(this, narrow -> wide.forEach(column -> column.setVisible(!narrow)));

    setItemDetailsRenderer(new ComponentRenderer<>(cells::details));
    setDetailsVisibleOnClick(false);
    addItemClickListener(click -> toggle(click.getItem()));
  }

  /** Shows these; what was open stays open. */
  void show(List<Credential> saved) {
    cells.forget();
    rows =
        saved.stream()
            .flatMap(credential ->
                providers.find(credential.provider()).stream()
                    .map(provider -> new Row(provider, credential)))
            .toList();
    setItems(rows);
    rows.stream()
        .filter(row -> cells.isOpen(row.provider().id()))
        .forEach(row -> setOpen(row, true));
  }

  /**
   * Shows what is known of the provider's credential now. Nothing else of its row changes: a button
   * that was just pressed there keeps the focus, and still hears what came of it.
   */
  void refresh(ProviderId provider) {
    cells.refresh(provider);
  }

  /** Shows how old everything is now. */
  void refreshAges() {
    rows.forEach(row -> cells.refresh(row.provider().id()));
  }

  private void toggle(Row row) {
    setOpen(row, !isDetailsVisible(row));
  }

  private void setOpen(Row row, boolean open) {
    if (row.credential().state() == Credential.State.NEEDS_REENTRY) {
      return;
    }
    setDetailsVisible(row, open);
    cells.setOpen(row.provider().id(), open);
  }

  private static Component emptyState() {
    Div empty = new Div(new Paragraph(t("keys.empty")), new Paragraph(t("keys.empty-next")));
    empty.addClassName("empty-state");
    return empty;
  }
}
