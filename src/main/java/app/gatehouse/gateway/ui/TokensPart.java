package app.gatehouse.gateway.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.Icons;
import app.gatehouse.components.Notices;
import app.gatehouse.components.WindowWidth;
import app.gatehouse.gateway.AccessToken;
import app.gatehouse.gateway.AccessToken.Terms;
import app.gatehouse.gateway.AccessTokens;
import app.gatehouse.gateway.AccessTokens.Made;
import app.gatehouse.usage.Spending;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The account's access tokens, and making one. */
final class TokensPart extends Section {

  private final AccessTokens tokens;
  private final MadeTokens made;
  private final AccountId account;
  private final NamedModels models;
  private final Clock clock;
  private final Grid<AccessToken> grid = new Grid<>();
  private final TokenCells cells;
  private List<UUID> shown = List.of();

  TokensPart(
      AccessTokens tokens,
      MadeTokens made,
      Spending spending,
      AccountId account,
      NamedModels models,
      Clock clock) {
    this.tokens = tokens;
    this.made = made;
    this.account = account;
    this.models = models;
    this.clock = clock;
    Button make = new Button(t("api.token.new"), click -> ask());
    make.addThemeVariants(ButtonVariant.PRIMARY);
    Div head = new Div(new H2(t("api.tokens")), make);
    head.addClassNames("section-head", "api-head");

    this.cells = new TokenCells(spending, clock);
    grid.addClassName("saved-keys");
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addThemeVariants(GridVariant.NO_ROW_BORDERS);
    grid.setEmptyStateComponent(nothing());
    grid.getElement().setProperty("accessibleName", t("api.tokens"));
    grid.addComponentColumn(cells::name).setHeader(t("api.column.name")).setFlexGrow(3);
    List<Grid.Column<AccessToken>> wide =
        List.of(
            grid.addComponentColumn(TokenCells::models)
                .setHeader(t("api.column.models"))
                .setFlexGrow(2),
            grid.addComponentColumn(cells::limits).setHeader(t("api.column.limits")).setFlexGrow(2),
            grid.addComponentColumn(cells::expiry).setHeader(t("api.column.expires")),
            grid.addComponentColumn(cells::lastUsed).setHeader(t("api.column.last-used")));
    grid.addComponentColumn(this::revoke)
        .setHeader(t("api.column.actions"))
        .setTextAlign(ColumnTextAlign.END)
        .setAutoWidth(true)
        .setFlexGrow(0);
    WindowWidth.follow(grid, narrow -> wide.forEach(column -> column.setVisible(!narrow)));
    getElement().setAttribute("aria-label", t("api.tokens"));
    add(head, grid);
  }

  void refresh() {
    List<AccessToken> all = tokens.of(account);
    List<UUID> ids = all.stream().map(AccessToken::id).toList();
    if (ids.equals(shown)) {
      // The rows stay: what they say of it otherwise is as of when the page was opened.
      all.forEach(cells::showLastUsed);
    } else {
      shown = ids;
      grid.setItems(all);
    }
  }

  private void ask() {
    new TokenDialog(models.all(), this::make).open();
  }

  private void make(Terms terms, @Nullable Duration validity) {
    Made fresh =
        tokens.make(account, terms, validity == null ? null : clock.instant().plus(validity));
    UUID claim = made.keep(account, fresh);
    refresh();
    new MadeDialog(made, claim, terms.name()).open();
  }

  private Component revoke(AccessToken token) {
    String name = t("api.revoke-named", token.terms().name());
    Button button = new Button(Icons.DELETE.create(), click -> askToRevoke(token));
    button.setAriaLabel(name);
    button.setTooltipText(name);
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.addClassName("icon-button");
    Div actions = new Div(button);
    actions.addClassName("row-actions");
    return actions;
  }

  private void askToRevoke(AccessToken token) {
    ConfirmDialog question = new ConfirmDialog();
    question.setHeader(t("api.revoke.title", token.terms().name()));
    question.setText(t("api.revoke.text"));
    question.setConfirmButton(
        t("api.revoke.confirm"),
        confirm -> {
          tokens.revoke(account, token.id());
          refresh();
          Notices.done(t("api.revoked", token.terms().name()));
        });
    question.setConfirmButtonTheme("error primary");
    question.setCancelable(true);
    question.setCancelText(t("dialog.cancel"));
    question.open();
  }

  private static Component nothing() {
    Div empty =
        new Div(new Paragraph(t("api.tokens.empty")), new Paragraph(t("api.tokens.empty-next")));
    empty.addClassName("empty-state");
    return empty;
  }
}
