package app.gatehouse.models;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.providers.ProviderId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What accounts choose about models: which are favourites, and which they want to be offered. */
@Service
public class ModelChoices {

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  ModelChoices(
      JdbcClient database, TransactionTemplate transaction, ApplicationEventPublisher events) {
    this.database = database;
    this.transaction = transaction;
    this.events = events;
  }

  /**
   * What an account chose about one model.
   *
   * @param on whether it wants to be offered it
   */
  record Choice(boolean favourite, boolean on) {

    /** What holds where nothing was chosen. */
    static final Choice NONE = new Choice(false, true);
  }

  /** Makes the model a favourite, or no longer one. The model may be one that is gone. */
  public void favourite(AccountId account, ModelRef ref, boolean favourite) {
    set(account, ref, "favourite", favourite, new Choice(favourite, true));
  }

  /** Switches the model on or off: one that is off is kept, but not offered. */
  public void on(AccountId account, ModelRef ref, boolean on) {
    set(account, ref, "is_on", on, new Choice(false, on));
  }

  /** Without the models about which nothing was chosen. */
  Map<ModelRef, Choice> of(AccountId account) {
    Map<ModelRef, Choice> choices = new HashMap<>();
    database
        .sql(
            "SELECT provider_id, model_id, favourite, is_on FROM model_choice WHERE account_id = ?")
        .param(account.value())
        .query(row -> {
          choices.put(
              new ModelRef(new ProviderId(row.getString("provider_id")), row.getString("model_id")),
              new Choice(row.getBoolean("favourite"), row.getBoolean("is_on")));
        });
    return choices;
  }

  @EventListener
  void on(AccountRemoval removal) {
    database
        .sql("DELETE FROM model_choice WHERE account_id = ?")
        .param(removal.account().value())
        .update();
  }

  private void set(AccountId account, ModelRef ref, String column, boolean value, Choice first) {
    try {
      transaction.executeWithoutResult(status -> store(account, ref, column, value, first));
    } catch (DuplicateKeyException e) {
      // Two pages chose at once, each as the first; by now there is a row to change.
      transaction.executeWithoutResult(status -> store(account, ref, column, value, first));
    }
  }

  /** One column is changed in place, so that what another page chose about the other one stays. */
  private void store(AccountId account, ModelRef ref, String column, boolean value, Choice first) {
    Object[] key = {account.value(), ref.provider().value(), ref.id()};
    int changed =
        database
            .sql(
                "UPDATE model_choice SET "
                    + column
                    + " = ? WHERE account_id = ? AND provider_id = ? AND model_id = ?")
            .param(value)
            .params(key)
            .update();
    if (changed == 0 && !first.equals(Choice.NONE)) {
      database
          .sql(
              "INSERT INTO model_choice (account_id, provider_id, model_id, favourite, is_on)"
                  + " VALUES (?, ?, ?, ?, ?)")
          .params(key)
          .param(first.favourite())
          .param(first.on())
          .update();
    } else if (changed > 0) {
      database
          .sql(
              "DELETE FROM model_choice WHERE account_id = ? AND provider_id = ? AND model_id = ?"
                  + " AND favourite = FALSE AND is_on = TRUE")
          .params(key)
          .update();
    }
    events.publishEvent(new ModelEvent.Changed(account));
  }
}
