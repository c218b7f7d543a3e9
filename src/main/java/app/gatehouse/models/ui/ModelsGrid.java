package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.Notices;
import app.gatehouse.components.WindowWidth;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.models.ModelQuery.Order;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.grid.Grid.SelectionMode;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import java.util.stream.Stream;

/** All models, fetched as they are scrolled to. Drawn by templates, since there may be 10,000. */
final class ModelsGrid extends Grid<Model> {

  private static final String NAME =
      """
      <div class="cell-words">
        <span class="cell-line">
          <span class="cell-title" title="${item.name}">${item.name}</span>
          <span class="state-badge" data-tone="attention" ?hidden="${!item.locked}"
            title="${item.lockedWhy}">${item.lockedWord}</span>
        </span>
        <span class="cell-id only-narrow" title="${item.ref}">${item.ref}</span>
      </div>
      """;

  private static final String ACTIONS =
      """
      <div class="row-actions">
        <vaadin-button theme="tertiary icon" class="icon-button" aria-label="${item.copyName}"
          title="${item.copyName}"
          @click="${() => navigator.clipboard.writeText(item.ref).then(() => copied(), () => notCopied())}"
          ><vaadin-icon src="icons/copy.svg" aria-hidden="true"></vaadin-icon></vaadin-button>
        <vaadin-button theme="tertiary icon" class="icon-button" aria-label="${item.editName}"
          title="${item.editName}" ?hidden="${!item.own}" @click="${edit}"
          ><vaadin-icon src="icons/edit.svg" aria-hidden="true"></vaadin-icon></vaadin-button>
        <vaadin-button theme="tertiary icon" class="icon-button" aria-label="${item.removeName}"
          title="${item.removeName}" ?hidden="${!item.own}" @click="${remove}"
          ><vaadin-icon src="icons/delete.svg" aria-hidden="true"></vaadin-icon></vaadin-button>
      </div>
      """;

  private final ModelCatalog catalog;
  private final AccountId account;
  private final RegistryActions actions;
  private ModelQuery wanted = ModelQuery.all();

  ModelsGrid(ModelCatalog catalog, AccountId account, RegistryActions actions) {
    this.catalog = catalog;
    this.account = account;
    this.actions = actions;

    addClassName("models-grid");
    setSizeFull();
    setSelectionMode(SelectionMode.NONE);
    addThemeVariants(GridVariant.NO_ROW_BORDERS);
    // The grid hands this on to the table inside it; aria attributes of its own stay outside.
    getElement().setProperty("accessibleName", t("models.tab.available"));

    addColumn(nameRenderer())
        .setHeader(t("models.column.model"))
        .setSortProperty(Order.NAME.name())
        .setFlexGrow(3);
    Column<Model> id =
        addColumn(
                LitRenderer.<Model>of(
                        "<span class=\"cell-id\" title=\"${item.ref}\">${item.ref}</span>")
                    .withProperty("ref", model -> model.ref().toString()))
            .setHeader(t("models.column.id"))
            .setSortProperty(Order.ID.name())
            .setFlexGrow(3);
    Column<Model> provider =
        addColumn(Model::providerName)
            .setHeader(t("models.column.provider"))
            .setSortProperty(Order.PROVIDER.name());
    Column<Model> source =
        addColumn(ModelsGrid::source)
            .setHeader(t("models.column.source"))
            .setSortProperty(Order.SOURCE.name());
    addColumn(actionsRenderer())
        .setHeader(t("models.column.actions"))
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("9rem")
        .setFlexGrow(0);

    setDataProvider(DataProvider.fromCallbacks(this::fetch, this::count));
    WindowWidth.follow(
        this,
        narrow -> {
          id.setVisible(!narrow);
          provider.setVisible(!narrow);
          source.setVisible(!narrow);
        });
  }

  /**
   * Shows what the query asks for.
   *
   * @param none whether the account has no models at all, so that no filter is to blame
   */
  void show(ModelQuery query, boolean none) {
    wanted = query;
    setEmptyStateComponent(none ? noModels() : nothingFound());
    getDataProvider().refreshAll();
  }

  private Stream<Model> fetch(Query<Model, Void> query) {
    return catalog.find(account, ordered(query.getSortOrders())).stream()
        .skip(query.getOffset())
        .limit(query.getLimit());
  }

  private int count(Query<Model, Void> query) {
    // Both have to be called, or the data provider takes the query for one that was not understood.
    query.getOffset();
    query.getLimit();
    return catalog.find(account, wanted).size();
  }

  private ModelQuery ordered(List<QuerySortOrder> orders) {
    if (orders.isEmpty()) {
      return wanted;
    }
    QuerySortOrder first = orders.getFirst();
    return new ModelQuery(
        wanted.filter(),
        wanted.provider(),
        Order.valueOf(first.getSorted()),
        first.getDirection() == SortDirection.DESCENDING);
  }

  private static LitRenderer<Model> nameRenderer() {
    String lockedWord = t("models.no-key");
    return LitRenderer.<Model>of(NAME)
        .withProperty("name", Model::name)
        .withProperty("ref", model -> model.ref().toString())
        .withProperty("locked", model -> !model.unlocked())
        .withProperty("lockedWord", model -> lockedWord)
        .withProperty("lockedWhy", model -> t("models.no-key-why", model.providerName()));
  }

  private LitRenderer<Model> actionsRenderer() {
    return LitRenderer.<Model>of(ACTIONS)
        .withProperty("ref", model -> model.ref().toString())
        .withProperty("own", model -> model.source() == Model.Source.REGISTRY)
        .withProperty("copyName", model -> t("models.copy-id-named", model.ref()))
        .withProperty("editName", model -> t("models.edit-named", model.ref()))
        .withProperty("removeName", model -> t("models.remove-named", model.ref()))
        .withFunction("copied", model -> Notices.done(t("models.id-copied")))
        .withFunction("notCopied", model -> Notices.failed(t("models.id-not-copied", model.ref())))
        .withFunction("edit", model -> actions.edit(model.ref()))
        .withFunction("remove", model -> actions.remove(model.ref()));
  }

  private static String source(Model model) {
    return switch (model.source()) {
      case DEFAULT_LIST -> t("models.source.default-list");
      case LIVE -> t("models.source.live");
      case REGISTRY -> t("models.source.registry");
    };
  }

  private Component noModels() {
    Button toProfile =
        new Button(
            t("models.empty-action"), click -> getUI().ifPresent(ui -> ui.navigate("profile")));
    toProfile.addThemeVariants(ButtonVariant.PRIMARY);
    return empty(
        new Paragraph(t("models.empty")), new Paragraph(t("models.empty-next")), toProfile);
  }

  private static Component nothingFound() {
    return empty(new Paragraph(t("models.nothing-found")));
  }

  private static Component empty(Component... content) {
    Div empty = new Div(content);
    empty.addClassName("empty-state");
    return empty;
  }
}
