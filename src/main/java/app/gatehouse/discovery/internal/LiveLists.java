package app.gatehouse.discovery.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.models.Lifecycle;
import app.gatehouse.models.Lifecycle.Stage;
import app.gatehouse.models.ListChange;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.models.ModelKind;
import app.gatehouse.providers.ProviderId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the lists of models that providers gave, and tells what is different in a new one. */
@Component
class LiveLists {

  /** Of models a provider lists no more; older ones are forgotten. */
  private static final int MOST_GONE = 1000;

  private final JdbcClient database;
  private final LiveModelRows rows;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  LiveLists(
      JdbcClient database, LiveModelRows rows, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.rows = rows;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Puts a complete list in the place of the one before. Only rows that differ are written.
   *
   * @return what is different; nothing for the first list
   */
  @Transactional
  public ListChange store(AccountId account, ProviderId provider, List<ListedModel> models) {
    Instant now = clock.instant();
    Optional<UUID> known = list(account, provider, now);
    UUID list = known.orElseGet(() -> begin(account, provider, now));
    Map<String, LiveModelRows.Row> before = new HashMap<>();
    rows.of(list).forEach(row -> before.put(row.model().id(), row));

    List<LiveModelRows.Row> added = new ArrayList<>();
    List<LiveModelRows.Row> changed = new ArrayList<>();
    List<String> news = new ArrayList<>();
    List<String> retiring = new ArrayList<>();
    int place = 0;
    for (ListedModel model : models) {
      LiveModelRows.Row row = new LiveModelRows.Row(place++, model, null);
      LiveModelRows.Row old = before.remove(model.id());
      if (old == null) {
        added.add(row);
      } else if (!old.equals(row)) {
        changed.add(row);
      }
      if (isChat(model) && (old == null || old.goneAt() != null)) {
        news.add(model.name());
      } else if (isChat(model) && old != null && startsToRetire(old.model(), model)) {
        retiring.add(model.name());
      }
    }
    List<LiveModelRows.Row> gone =
        before.values().stream().filter(row -> row.goneAt() == null).toList();
    rows.insert(list, added);
    rows.update(list, changed);
    rows.markGone(list, gone, now);
    rows.forgetGone(list, MOST_GONE);
    events.publishEvent(new ModelEvent.Changed(account));
    return known.isEmpty()
        ? ListChange.NONE
        : new ListChange(
            news,
            gone.stream()
                .map(LiveModelRows.Row::model)
                .filter(LiveLists::isChat)
                .map(ListedModel::name)
                .sorted()
                .toList(),
            retiring);
  }

  @EventListener
  void on(AccountRemoval removal) {
    database
        .sql("DELETE FROM live_list WHERE account_id = ?")
        .param(removal.account().value())
        .update();
  }

  /** The list there is, which counts as made now. */
  private Optional<UUID> list(AccountId account, ProviderId provider, Instant now) {
    database
        .sql("UPDATE live_list SET listed_at = ? WHERE account_id = ? AND provider_id = ?")
        .params(now.atOffset(ZoneOffset.UTC), account.value(), provider.value())
        .update();
    return database
        .sql("SELECT id FROM live_list WHERE account_id = ? AND provider_id = ?")
        .params(account.value(), provider.value())
        .query(UUID.class)
        .optional();
  }

  private UUID begin(AccountId account, ProviderId provider, Instant now) {
    UUID id = UUID.randomUUID();
    database
        .sql("INSERT INTO live_list (id, account_id, provider_id, listed_at) VALUES (?, ?, ?, ?)")
        .params(id, account.value(), provider.value(), now.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  private static boolean isChat(ListedModel model) {
    return model.facts().kind() == ModelKind.CHAT;
  }

  private static boolean startsToRetire(ListedModel before, ListedModel now) {
    Lifecycle old = before.facts().lifecycle();
    Lifecycle lifecycle = now.facts().lifecycle();
    boolean ends =
        lifecycle.endsOn() != null
            || lifecycle.stage() == Stage.DEPRECATED
            || lifecycle.stage() == Stage.RETIRED;
    return ends
        && (old.stage() != lifecycle.stage() || !Objects.equals(old.endsOn(), lifecycle.endsOn()));
  }
}
