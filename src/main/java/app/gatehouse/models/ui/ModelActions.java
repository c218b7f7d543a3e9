package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.Notices;
import app.gatehouse.models.ModelChoices;
import app.gatehouse.models.ModelRef;

/** What an account chooses about a model in the list; the list itself hears of it as an event. */
final class ModelActions {

  private final ModelChoices choices;
  private final AccountId account;

  ModelActions(ModelChoices choices, AccountId account) {
    this.choices = choices;
    this.account = account;
  }

  void favourite(ModelRef ref, boolean favourite) {
    choices.favourite(account, ref, favourite);
    Notices.done(favourite ? t("models.favourite-added", ref) : t("models.favourite-removed", ref));
  }

  void on(ModelRef ref, boolean on) {
    choices.on(account, ref, on);
    Notices.done(on ? t("models.switched-on", ref) : t("models.switched-off", ref));
  }
}
