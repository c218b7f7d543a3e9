package app.gatehouse.usage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.Notices;
import app.gatehouse.components.Usd;
import app.gatehouse.usage.BudgetWarnings;
import app.gatehouse.usage.UsageEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;

/** Says on whatever page is open that a budget is nearly or wholly used up. Not to be seen. */
public final class BudgetNotices extends Div {

  private static final int FULL = 100;

  private final BudgetWarnings warnings;
  private final AccountId account;

  public BudgetNotices(BudgetWarnings warnings, AccountId account, LiveUpdates live) {
    this.warnings = warnings;
    this.account = account;
    setVisible(false);
    live.listen(
        this,
        UsageEvent.BudgetReached.class,
        reached -> {
          if (reached.account().equals(account)) {
            tell();
          }
        });
    // Also what happened while no page was open.
    addAttachListener(attached -> tell());
  }

  private void tell() {
    for (BudgetWarnings.Warning warning : warnings.take(account)) {
      String monthly = Usd.words(warning.monthly());
      Notices.failed(
          warning.percent() >= FULL
              ? t("usage.notice.used-up", warning.tokenName(), monthly)
              : t("usage.notice.nearly", warning.tokenName(), warning.percent(), monthly),
          new Anchor("usage", t("usage.notice.show")));
    }
  }
}
