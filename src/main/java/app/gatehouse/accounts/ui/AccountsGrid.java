package app.gatehouse.accounts.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountOverview;
import app.gatehouse.accounts.AccountOverview.State;
import app.gatehouse.components.Mark;
import app.gatehouse.components.StateBadge;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.components.When;
import app.gatehouse.components.WindowWidth;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Every account with its state, and what can be done with it at the end of its row. */
final class AccountsGrid extends Grid<AccountOverview> {

  private static final int HUE = 260;

  /** Up to so many the grid is as high as its rows; a longer one scrolls by itself. */
  private static final int WHOLE = 50;

  private final AccountActions actions;
  private final Clock clock;

  AccountsGrid(AccountActions actions, Clock clock) {
    this.actions = actions;
    this.clock = clock;
    addClassNames("saved-keys", "accounts-grid");
    setSelectionMode(SelectionMode.NONE);
    addThemeVariants(GridVariant.NO_ROW_BORDERS);

    addComponentColumn(this::accountCell).setHeader(t("accounts.column.account")).setFlexGrow(3);
    Column<AccountOverview> state =
        addComponentColumn(this::stateCell).setHeader(t("accounts.column.state")).setFlexGrow(3);
    Column<AccountOverview> created =
        addColumn(account -> When.day(account.createdAt()))
            .setHeader(t("accounts.column.created"))
            .setFlexGrow(1);
    Column<AccountOverview> signedIn =
        addColumn(this::lastSignedIn).setHeader(t("accounts.column.last-signed-in")).setFlexGrow(1);
    addComponentColumn(actions::of)
        .setHeader(t("accounts.column.actions"))
        .setTextAlign(ColumnTextAlign.END)
        // Not by itself: the first row it would measure has none.
        .setWidth("10.5rem")
        .setFlexGrow(0);
    WindowWidth.follow(
        this,
        narrow -> {
          state.setVisible(!narrow);
          created.setVisible(!narrow);
          signedIn.setVisible(!narrow);
        });
  }

  void show(List<AccountOverview> accounts) {
    setAllRowsVisible(accounts.size() <= WHOLE);
    setItems(accounts);
  }

  private Component accountCell(AccountOverview account) {
    Span name = new Span(account.username());
    name.addClassName("cell-title");
    name.setTitle(account.username());
    Span role = new Span(account.owner() ? t("accounts.owner") : t("accounts.member"));
    role.addClassName("hint");
    // Shown where the column of the state is not.
    Component state = badge(account.state());
    state.addClassName("only-narrow");
    Div words = new Div(name, role, state);
    words.addClassName("cell-words");
    Div cell = new Div(Mark.ofName(account.username(), HUE), words);
    cell.addClassName("cell-provider");
    return cell;
  }

  private Component stateCell(AccountOverview account) {
    Div words = new Div(badge(account.state()));
    words.addClassName("cell-words");
    String more =
        switch (account.state()) {
          case State.Active() -> "";
          case State.Disabled() -> "";
          case State.Invited(Instant expiresAt) ->
              isPast(expiresAt)
                  ? t("accounts.state.link-expired-next")
                  : t("accounts.state.invited-until", When.moment(expiresAt));
          case State.Locked(Instant until) -> t("accounts.state.locked-until", When.moment(until));
        };
    if (!more.isEmpty()) {
      Span line = new Span(more);
      line.addClassName("hint");
      words.add(line);
    }
    return words;
  }

  private StateBadge badge(State state) {
    return switch (state) {
      case State.Active() -> new StateBadge(t("accounts.state.active"), Tone.GOOD);
      case State.Disabled() -> new StateBadge(t("accounts.state.disabled"), Tone.BAD);
      case State.Locked locked -> new StateBadge(t("accounts.state.locked"), Tone.ATTENTION);
      case State.Invited(Instant expiresAt) ->
          isPast(expiresAt)
              ? new StateBadge(t("accounts.state.link-expired"), Tone.ATTENTION)
              : new StateBadge(t("accounts.state.invited"), Tone.NEUTRAL);
    };
  }

  private String lastSignedIn(AccountOverview account) {
    Instant at = account.lastSignedInAt();
    return at == null ? t("accounts.never") : When.ago(at, clock.instant());
  }

  private boolean isPast(Instant instant) {
    return !clock.instant().isBefore(instant);
  }
}
