package app.gatehouse.gateway.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.gateway.Alias;
import app.gatehouse.gateway.Aliases;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Kept in memory from an account's first request on, since every request asks for them. */
@Service
class StoredAliases implements Aliases {

  private static final int MOST_MODELS = 10;

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Map<AccountId, NavigableMap<String, Alias>> known = new ConcurrentHashMap<>();

  StoredAliases(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  @Override
  public List<Alias> of(AccountId account) {
    return List.copyOf(aliases(account).values());
  }

  @Override
  public Optional<Alias> find(AccountId account, String name) {
    return Optional.ofNullable(aliases(account).get(name));
  }

  @Override
  public void save(AccountId account, Alias alias) {
    check(alias);
    synchronized (this) {
      transaction.executeWithoutResult(status -> {
        deleteRows(account, alias.name());
        for (int place = 0; place < alias.models().size(); place++) {
          add(account, alias.name(), place, alias.models().get(place));
        }
      });
      known.remove(account);
    }
  }

  @Override
  public synchronized void delete(AccountId account, String name) {
    deleteRows(account, name);
    known.remove(account);
  }

  @EventListener
  void on(AccountRemoval removal) {
    database
        .sql("DELETE FROM model_alias WHERE account_id = ?")
        .param(removal.account().value())
        .update();
  }

  @TransactionalEventListener(fallbackExecution = true)
  void after(AccountRemoval removal) {
    known.remove(removal.account());
  }

  private static void check(Alias alias) {
    if (!Alias.isValidName(alias.name())) {
      throw new IllegalArgumentException(
          "An alias has 1 to 60 letters, digits, dots, dashes and underscores");
    }
    int size = alias.models().size();
    if (size < 1 || size > MOST_MODELS || new HashSet<>(alias.models()).size() != size) {
      throw new IllegalArgumentException("An alias stands for 1 to 10 models, each once");
    }
  }

  private NavigableMap<String, Alias> aliases(AccountId account) {
    NavigableMap<String, Alias> aliases = known.get(account);
    return aliases == null ? load(account) : aliases;
  }

  /** Not while one is being saved: what was read before must not be kept after. */
  private synchronized NavigableMap<String, Alias> load(AccountId account) {
    NavigableMap<String, Alias> aliases = read(account);
    known.put(account, aliases);
    return aliases;
  }

  private NavigableMap<String, Alias> read(AccountId account) {
    Map<String, List<ModelRef>> models = new TreeMap<>();
    database
        .sql(
            "SELECT name, provider_id, model_id FROM model_alias WHERE account_id = ?"
                + " ORDER BY name, place")
        .param(account.value())
        .query(row -> {
          models
              .computeIfAbsent(row.getString("name"), name -> new ArrayList<>())
              .add(
                  new ModelRef(
                      new ProviderId(row.getString("provider_id")), row.getString("model_id")));
        });
    NavigableMap<String, Alias> aliases = new TreeMap<>();
    models.forEach((name, refs) -> aliases.put(name, new Alias(name, refs)));
    return aliases;
  }

  private void deleteRows(AccountId account, String name) {
    database
        .sql("DELETE FROM model_alias WHERE account_id = ? AND name = ?")
        .params(account.value(), name)
        .update();
  }

  private void add(AccountId account, String name, int place, ModelRef model) {
    database
        .sql(
            "INSERT INTO model_alias (account_id, name, place, provider_id, model_id)"
                + " VALUES (?, ?, ?, ?, ?)")
        .params(account.value(), name, place, model.provider().value(), model.id())
        .update();
  }
}
