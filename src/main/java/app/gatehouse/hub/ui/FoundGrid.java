package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.WindowWidth;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.Renderer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was found, as far as it is there; says when somebody comes near its end. */
final class FoundGrid extends Grid<FoundRow> {

  /** Few, so that only somebody who scrolls comes near the end. */
  private static final int FETCHED_AT_ONCE = 10;

  private static final int MIDDLING = 1100;

  /** The row has to be drawn before its link can have the focus. */
  private static final String FOCUS =
      """
      this.scrollToIndex($0);
      const find = tries => {
        const link = [...this.querySelectorAll('a.found-name')].find(a => a.title === $1);
        if (link) link.focus();
        else if (tries > 0) requestAnimationFrame(() => find(tries - 1));
      };
      requestAnimationFrame(() => find(60));
      """;

  private final List<Column<FoundRow>> wide = new ArrayList<>();
  private final List<Column<FoundRow>> widest = new ArrayList<>();
  private final Runnable nearEnd;
  private List<FoundRow> rows = List.of();
  private boolean narrow;
  private boolean middling;

  /**
   * @param address where a model's page is
   * @param chosen hears which model is wanted
   * @param nearEnd called while rows are fetched; must not change the grid at once
   */
  FoundGrid(
      Function<RepositoryId, String> address,
      Consumer<RepositoryId> chosen,
      Runnable nearEnd,
      Clock clock) {
    this.nearEnd = nearEnd;
    addClassNames("found-grid");
    setSizeFull();
    setPageSize(FETCHED_AT_ONCE);
    setSelectionMode(SelectionMode.NONE);
    addThemeVariants(GridVariant.NO_ROW_BORDERS);
    getElement().setProperty("accessibleName", t("hub.find.results"));

    addColumn(FoundCells.name(address, chosen))
        .setHeader(t("hub.find.column.model"))
        .setWidth("12rem")
        .setFlexGrow(1);
    wide.add(add(FoundCells.gate(), "hub.find.column.gate", "8.5rem"));
    wide.add(add(FoundCells.access(clock), "hub.find.column.access", "7.5rem"));
    wide.add(
        add(FoundCells.size(), "hub.find.column.size", "6rem").setTextAlign(ColumnTextAlign.END));
    wide.add(
        add(FoundCells.downloads(), "hub.find.column.downloads", "6.75rem")
            .setTextAlign(ColumnTextAlign.END));
    widest.add(add(FoundCells.license(), "hub.find.column.license", "7rem"));
    widest.add(add(FoundCells.updated(clock), "hub.find.column.updated", "7.5rem"));

    addItemClickListener(click -> chosen.accept(click.getItem().id()));
    setDataProvider(new CallbackDataProvider<>(this::fetch, this::count, FoundRow::id));
    WindowWidth.follow(
        this,
        isNarrow -> {
          narrow = isNarrow;
          arrange();
        });
    WindowWidth.follow(
        this,
        MIDDLING,
        isMiddling -> {
          middling = isMiddling;
          arrange();
        });
  }

  /** Shows these rows, the first of which may be those that are shown already. */
  void show(List<FoundRow> found) {
    rows = List.copyOf(found);
    getDataProvider().refreshAll();
  }

  void show(Component inPlaceOfRows) {
    setEmptyStateComponent(inPlaceOfRows);
  }

  /** Brings the model's row into sight and the focus to it. */
  void focus(RepositoryId id) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).id().equals(id)) {
        getElement().executeJs(FOCUS, row, id.value());
      }
    }
  }

  private Column<FoundRow> add(Renderer<FoundRow> cell, String header, String width) {
    return addColumn(cell).setHeader(t(header)).setWidth(width).setFlexGrow(0);
  }

  private void arrange() {
    wide.forEach(column -> column.setVisible(!narrow));
    widest.forEach(column -> column.setVisible(!narrow && !middling));
  }

  private Stream<FoundRow> fetch(Query<FoundRow, Void> query) {
    int end = query.getOffset() + query.getLimit();
    if (end >= rows.size()) {
      nearEnd.run();
    }
    return rows.stream().skip(query.getOffset()).limit(query.getLimit());
  }

  private int count(Query<FoundRow, Void> query) {
    // Both have to be called, or the data provider takes the query for one that was not understood.
    query.getOffset();
    query.getLimit();
    return rows.size();
  }
}
