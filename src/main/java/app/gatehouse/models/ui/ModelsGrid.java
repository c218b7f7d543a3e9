package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.WindowWidth;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelPart;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.models.ModelQuery.Order;
import app.gatehouse.models.ModelRef;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All models, fetched as they are scrolled to. Drawn by templates, since there may be 10,000. */
final class ModelsGrid extends Grid<Model> {

  private static final Order AT_FIRST = ModelQuery.all().order();

  private final BiConsumer<Order, Boolean> sorted;
  private final Map<ModelColumn, Column<Model>> columns = new EnumMap<>(ModelColumn.class);
  private final Map<Order, Column<Model>> byOrder = new EnumMap<>(Order.class);

  /** Kept while details are open: they are made anew whenever the list is another one. */
  private final Map<ModelRef, List<Component>> opened = new HashMap<>();

  private final Column<Model> actions;
  private final Column<Model> more;
  private Set<ModelColumn> chosen = ModelColumn.shownAtFirst(false);
  private boolean narrow;
  private boolean marking;
  private List<Model> shown = List.of();

  /**
   * @param parts what features can do with a model, shown in its details
   * @param sorted hears what the person wants the rows to be ordered by, and whether downwards
   */
  ModelsGrid(
      ModelActions choices,
      RegistryActions registry,
      List<ModelPart> parts,
      Clock clock,
      BiConsumer<Order, Boolean> sorted) {
    this.sorted = sorted;
    addClassName("models-grid");
    setSizeFull();
    setSelectionMode(SelectionMode.NONE);
    addThemeVariants(GridVariant.NO_ROW_BORDERS);
    // The grid hands this on to the table inside it; aria attributes of its own stay outside.
    getElement().setProperty("accessibleName", t("models.tab.available"));

    sortable(addColumn(ModelControls.star(choices)), Order.FAVOURITE)
        .setHeader(hidden(t("models.column.favourite")))
        .setWidth("60px")
        .setFlexGrow(0);
    sortable(addColumn(ModelCells.name()), Order.NAME)
        .setHeader(t("models.column.model"))
        .setWidth("12rem")
        .setFlexGrow(1);
    for (ModelColumn column : ModelColumn.values()) {
      columns.put(column, add(column, choices, clock));
    }
    actions =
        addColumn(ModelControls.actions(registry, this, model -> hasPart(parts, model)))
            .setHeader(t("models.column.actions"))
            .setTextAlign(ColumnTextAlign.END)
            .setWidth("10.75rem")
            .setFlexGrow(0);
    more =
        addColumn(ModelControls.more(this))
            .setHeader(hidden(t("models.column.more")))
            .setTextAlign(ColumnTextAlign.END)
            .setWidth("64px")
            .setFlexGrow(0);

    setItemDetailsRenderer(
        new ComponentRenderer<>(model ->
            new ModelDetails(model, clock.instant(), choices, registry, partsOf(parts, model))));
    setDetailsVisibleOnClick(false);
    setDataProvider(new CallbackDataProvider<>(this::fetch, this::count, Model::ref));
    addSortListener(event -> hearSort(event.getSortOrder()));
    WindowWidth.follow(
        this,
        isNarrow -> {
          narrow = isNarrow;
          arrange();
        });
  }

  /**
   * Shows these models.
   *
   * @param query what they were asked for by; they are in its order
   * @param empty shown in the place of rows when there are none
   */
  void show(ModelQuery query, List<Model> models, Component empty) {
    shown = models;
    showOrder(query);
    setEmptyStateComponent(empty);
    getDataProvider().refreshAll();
  }

  private List<Component> partsOf(List<ModelPart> parts, Model model) {
    return opened.computeIfAbsent(
        model.ref(), ref -> parts.stream().flatMap(part -> part.of(model).stream()).toList());
  }

  private static boolean hasPart(List<ModelPart> parts, Model model) {
    return parts.stream().anyMatch(part -> part.isFor(model));
  }

  void showColumns(Set<ModelColumn> wanted) {
    chosen = Set.copyOf(wanted);
    arrange();
  }

  void toggleDetails(Model model) {
    boolean open = isDetailsVisible(model);
    if (open) {
      opened.remove(model.ref());
    }
    setDetailsVisible(model, !open);
    getDataProvider().refreshItem(model);
  }

  private void arrange() {
    columns.forEach((column, shows) -> shows.setVisible(!narrow && chosen.contains(column)));
    actions.setVisible(!narrow);
    more.setVisible(narrow);
  }

  private Column<Model> add(ModelColumn column, ModelActions choices, Clock clock) {
    Column<Model> added =
        switch (column) {
          case PROVIDER -> addColumn(Model::providerName).setWidth("7.25rem");
          case SOURCE -> addColumn(ModelCells.source(clock)).setWidth("6rem");
          case ON ->
              addColumn(ModelControls.turn(choices))
                  .setWidth("4.25rem")
                  .setTextAlign(ColumnTextAlign.CENTER);
          case TAKES -> addColumn(ModelCells.fact(column)).setWidth("7rem");
          case CONTEXT, INPUT_PRICE, OUTPUT_PRICE -> figures(column, "6.25rem");
          case OUTPUT_LIMIT, END -> figures(column, "7rem");
        };
    added.setFlexGrow(0);
    @Nullable Order order = column.order();
    return (order == null ? added : sortable(added, order)).setHeader(column.word());
  }

  private Column<Model> figures(ModelColumn column, String width) {
    return addColumn(ModelCells.fact(column)).setWidth(width).setTextAlign(ColumnTextAlign.END);
  }

  private Column<Model> sortable(Column<Model> column, Order order) {
    byOrder.put(order, column);
    return column.setSortProperty(order.name());
  }

  /** A header where the column is too narrow for a word. */
  private static Span hidden(String word) {
    Span header = new Span(word);
    header.addClassName("visually-hidden");
    return header;
  }

  private void hearSort(List<GridSortOrder<Model>> orders) {
    if (marking) {
      return;
    }
    if (orders.isEmpty()) {
      sorted.accept(AT_FIRST, false);
      return;
    }
    GridSortOrder<Model> first = orders.getFirst();
    byOrder.forEach((order, column) -> {
      if (column.equals(first.getSorted())) {
        sorted.accept(order, first.getDirection() == SortDirection.DESCENDING);
      }
    });
  }

  /** Without a column that shows what they are sorted by, none is marked. */
  private void showOrder(ModelQuery query) {
    @Nullable Column<Model> column = byOrder.get(query.order());
    boolean marked = query.order() != AT_FIRST || query.descending() || !getSortOrder().isEmpty();
    List<GridSortOrder<Model>> wanted =
        column == null || !marked
            ? List.of()
            : List.of(
                new GridSortOrder<>(
                    column,
                    query.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING));
    if (!isSortedBy(wanted)) {
      marking = true;
      sort(wanted);
      marking = false;
    }
  }

  private boolean isSortedBy(List<GridSortOrder<Model>> wanted) {
    List<GridSortOrder<Model>> now = getSortOrder();
    return now.size() == wanted.size()
        && (now.isEmpty()
            || (now.getFirst().getSorted().equals(wanted.getFirst().getSorted())
                && now.getFirst().getDirection() == wanted.getFirst().getDirection()));
  }

  private Stream<Model> fetch(Query<Model, Void> query) {
    return shown.stream().skip(query.getOffset()).limit(query.getLimit());
  }

  private int count(Query<Model, Void> query) {
    // Both have to be called, or the data provider takes the query for one that was not understood.
    query.getOffset();
    query.getLimit();
    return shown.size();
  }
}
