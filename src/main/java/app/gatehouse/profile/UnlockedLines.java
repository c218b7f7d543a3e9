package app.gatehouse.profile;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.credentials.ui.UnlockedModels;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.Component;

/** Counts, for the pages of keys, what a key unlocks. */
@org.springframework.stereotype.Component
class UnlockedLines implements UnlockedModels {

  private final ModelCatalog models;
  private final LiveUpdates live;

  UnlockedLines(ModelCatalog models, LiveUpdates live) {
    this.models = models;
    this.live = live;
  }

  @Override
  public Component line(AccountId account, ProviderId provider) {
    UnlockedLine line = new UnlockedLine(provider, models.countUnlocked(account, provider));
    live.listen(
        line,
        ModelEvent.Changed.class,
        changed -> {
          if (changed.account().equals(account)) {
            line.show(models.countUnlocked(account, provider));
          }
        });
    return line;
  }
}
