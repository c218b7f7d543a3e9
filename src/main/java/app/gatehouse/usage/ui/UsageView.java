package app.gatehouse.usage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.BackgroundWork;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.Page;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.usage.UsageEvent;
import app.gatehouse.usage.UsageReports.Scope;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The Usage page: how much of which model was used, with which token, at what cost. */
@Route("usage")
@PermitAll
public class UsageView extends Page implements HasDynamicTitle {

  private static final Logger LOG = LoggerFactory.getLogger(UsageView.class);

  /** While requests come in, the page shows them this often. */
  private static final Duration PACE = Duration.ofSeconds(3);

  private final UsageData.Source source;
  private final Account reader;
  private final Duration pace;
  private final UsageToolbar toolbar;
  private final GapsPart gaps = new GapsPart();
  private final SumsPart sums = new SumsPart();
  private final DayPart days = new DayPart();
  private final BudgetsPart budgets = new BudgetsPart();
  private final SharesPart shares;
  private final RecentPart recent = new RecentPart();
  private final Div message = new Div();
  private final Div content;
  private @Nullable UsageData shown;
  private boolean waiting;
  private boolean again;

  @Autowired
  UsageView(
      UsageData.Source source,
      CurrentAccount current,
      ProviderCatalog providers,
      LiveUpdates live,
      Clock clock) {
    this(source, current.get(), providers, live, clock, PACE);
  }

  UsageView(
      UsageData.Source source,
      Account reader,
      ProviderCatalog providers,
      LiveUpdates live,
      Clock clock,
      Duration pace) {
    super(t("usage.title"));
    this.source = source;
    this.reader = reader;
    this.pace = pace;
    this.toolbar = new UsageToolbar(source.reports(), reader, clock, this::reload);
    this.shares = new SharesPart(providers);

    message.setVisible(false);
    sums.setVisible(false);
    content = new Div(days, shares, recent);
    content.setVisible(false);
    Paragraph about = new Paragraph(t("usage.about"));
    about.addClassName("hint");
    addClassName("usage-page");
    addNarrow(toolbar, gaps, message, sums, budgets, content, about);

    live.listen(this, UsageEvent.Recorded.class, this::hear);
  }

  /** What was stored between the page's making and its first event is on it as well. */
  @Override
  protected void onAttach(AttachEvent event) {
    load(event.getUI(), Duration.ZERO);
  }

  @Override
  public String getPageTitle() {
    return t("usage.page-title");
  }

  private void reload() {
    getUI().ifPresent(ui -> load(ui, Duration.ZERO));
  }

  private void hear(UsageEvent.Recorded recorded) {
    if (toolbar.asked().scope() == Scope.OWN && !recorded.accounts().contains(reader.id())) {
      return;
    }
    if (waiting) {
      again = true;
    } else {
      waiting = true;
      getUI().ifPresent(ui -> load(ui, pace));
    }
  }

  private void load(UI ui, Duration after) {
    UsageData.Asked asked = toolbar.asked();
    toolbar.exports(asked);
    BackgroundWork.start(
        ui,
        () -> {
          Thread.sleep(after);
          return fetch(asked);
        },
        data -> {
          if (!after.isZero()) {
            goOn(ui);
          }
          if (asked.equals(toolbar.asked())) {
            data.ifPresentOrElse(this::show, this::fail);
          }
        });
  }

  private void goOn(UI ui) {
    waiting = again;
    again = false;
    if (waiting) {
      load(ui, pace);
    }
  }

  private Optional<UsageData> fetch(UsageData.Asked asked) {
    try {
      return Optional.of(source.fetch(asked));
    } catch (DataAccessException | TransactionException e) {
      LOG.error("Usage cannot be read", e);
      return Optional.empty();
    }
  }

  private void show(UsageData data) {
    if (data.equals(shown)) {
      return;
    }
    shown = data;
    toolbar.offer(data.firstDay());
    boolean nothing = data.report().total().requests() == 0;
    gaps.show(data.gaps());
    budgets.show(data.budgets());
    sums.setVisible(!nothing);
    content.setVisible(!nothing);
    toolbar.setExportable(!nothing);
    say(nothing ? nothing(data) : new Div());
    message.setVisible(nothing);
    if (!nothing) {
      sums.show(data.report());
      days.show(data.asked().period(), data.report());
      shares.show(data.report());
      recent.show(data.recent(), data.asked().scope() == Scope.EVERYBODY);
    }
  }

  private static Div nothing(UsageData data) {
    if (data.firstDay().isPresent()) {
      return new Div(
          new Paragraph(t("usage.nothing-in-period")),
          new Paragraph(t("usage.nothing-in-period-next")));
    }
    return new Div(
        new Paragraph(t("usage.empty")),
        new Paragraph(t("usage.empty-next")),
        new Anchor("api", t("usage.empty-link")));
  }

  private void fail() {
    shown = null;
    sums.setVisible(false);
    content.setVisible(false);
    message.setVisible(true);
    Div words =
        new Div(
            new Paragraph(t("usage.failed")),
            new Paragraph(t("usage.failed-next")),
            new Button(t("usage.try-again"), click -> reload()));
    words.getElement().setAttribute("role", "alert");
    say(words);
  }

  private void say(Div words) {
    words.addClassName("empty-state");
    message.removeAll();
    message.add(words);
  }
}
