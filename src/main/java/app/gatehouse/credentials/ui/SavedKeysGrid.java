package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.Icons;
import app.gatehouse.components.Mark;
import app.gatehouse.components.When;
import app.gatehouse.components.WindowWidth;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.Credential.State;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
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
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every saved key, masked, with Copy and Delete at the end of its row. */
final class SavedKeysGrid extends Grid<SavedKeysGrid.Row> {

  private final CredentialService credentials;
  private final CurrentAccount current;
  private final ProviderCatalog providers;
  private final Clock clock;
  private final Map<ProviderId, Span> lastUsedCells = new HashMap<>();

  /** A credential whose provider is still known. */
  record Row(Provider provider, Credential credential) {}

  SavedKeysGrid(
      CredentialService credentials,
      CurrentAccount current,
      ProviderCatalog providers,
      Clock clock) {
    this.credentials = credentials;
    this.current = current;
    this.providers = providers;
    this.clock = clock;

    addClassName("saved-keys");
    setAllRowsVisible(true);
    setSelectionMode(SelectionMode.NONE);
    addThemeVariants(GridVariant.NO_ROW_BORDERS);
    setEmptyStateComponent(emptyState());

    addComponentColumn(SavedKeysGrid::providerCell)
        .setHeader(t("keys.column.provider"))
        .setFlexGrow(2);
    Column<Row> key =
        addComponentColumn(SavedKeysGrid::keyCell).setHeader(t("keys.column.key")).setFlexGrow(2);
    Column<Row> added =
        addColumn(row -> When.day(row.credential().addedAt())).setHeader(t("keys.column.added"));
    Column<Row> used = addComponentColumn(this::lastUsedCell).setHeader(t("keys.column.last-used"));
    addComponentColumn(this::actions)
        .setHeader(t("keys.column.actions"))
        .setTextAlign(ColumnTextAlign.END)
        .setAutoWidth(true)
        .setFlexGrow(0);
    WindowWidth.follow(
        this,
        narrow -> {
          key.setVisible(!narrow);
          added.setVisible(!narrow);
          used.setVisible(!narrow);
        });
  }

  void show(List<Credential> saved) {
    lastUsedCells.clear();
    setItems(
        saved.stream()
            .flatMap(credential ->
                providers.find(credential.provider()).stream()
                    .map(provider -> new Row(provider, credential)))
            .toList());
  }

  /**
   * Shows when the provider's credential was last used. Nothing else of its row changes: a button
   * that was just pressed there keeps the focus, and still hears what came of it.
   */
  void showLastUsed(ProviderId provider) {
    Span cell = lastUsedCells.get(provider);
    if (cell != null) {
      cell.setText(lastUsed(provider));
    }
  }

  private static Component providerCell(Row row) {
    Mark mark = new Mark(row.provider().mark().letters(), row.provider().mark().hue());
    Span name = new Span(row.provider().name());
    name.addClassName("cell-title");
    // Shown where the column of the key is not.
    Component key = keyCell(row);
    key.addClassName("only-narrow");
    Div words = new Div(name, key);
    words.addClassName("cell-words");
    Div cell = new Div(mark, words);
    cell.addClassName("cell-provider");
    return cell;
  }

  private static Component keyCell(Row row) {
    return switch (row.credential().state()) {
      case SAVED -> masked(row.credential());
      case NEEDS_REENTRY, NO_KEY_NEEDED ->
          CredentialBadge.of(row.provider(), Optional.of(row.credential()));
    };
  }

  private static Span masked(Credential credential) {
    Span key = new Span(credential.masked());
    key.addClassName("masked-key");
    return key;
  }

  private Component lastUsedCell(Row row) {
    Span cell = new Span(lastUsed(row.provider().id()));
    lastUsedCells.put(row.provider().id(), cell);
    return cell;
  }

  /** Asked for anew: a row may be drawn again long after it was fetched. */
  private String lastUsed(ProviderId provider) {
    return credentials
        .find(current.id(), provider)
        .map(Credential::lastUsedAt)
        .map(at -> When.ago(at, clock.instant()))
        .orElseGet(() -> t("keys.never-used"));
  }

  private Component actions(Row row) {
    Div actions = new Div();
    actions.addClassName("row-actions");
    if (row.credential().state() == State.SAVED) {
      Button copy =
          iconButton(
              Icons.COPY.create(), t("credential.copy-named", Wording.secretOf(row.provider())));
      CopySecret.by(copy, row.provider(), row.credential().id());
      actions.add(copy);
    }
    Button delete =
        iconButton(
            Icons.DELETE.create(),
            row.provider().access().needsSecret()
                ? t("credential.delete-named", Wording.secretOf(row.provider()))
                : t("credential.remove-named", row.provider().name()));
    delete.addClickListener(
        click -> DeleteCredential.ask(row.provider(), row.credential(), credentials, current));
    actions.add(delete);
    return actions;
  }

  private static Button iconButton(SvgIcon icon, String name) {
    Button button = new Button(icon);
    button.setAriaLabel(name);
    button.setTooltipText(name);
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.addClassName("icon-button");
    return button;
  }

  private static Component emptyState() {
    Div empty = new Div(new Paragraph(t("keys.empty")), new Paragraph(t("keys.empty-next")));
    empty.addClassName("empty-state");
    return empty;
  }
}
