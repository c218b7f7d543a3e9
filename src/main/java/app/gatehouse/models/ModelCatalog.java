package app.gatehouse.models;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.models.ModelChoices.Choice;
import app.gatehouse.providers.ProviderId;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All models an account can use, has added or might unlock, from every source. Answers from memory
 * until something changes; what is committed is in the next answer.
 */
@Service
public class ModelCatalog {

  private final List<ModelSource> sources;
  private final ModelChoices choices;
  private final ModelSnapshots snapshots;

  ModelCatalog(List<ModelSource> sources, ModelChoices choices, Clock clock) {
    this.sources = List.copyOf(sources);
    this.choices = choices;
    this.snapshots = new ModelSnapshots(clock);
  }

  /** The models the query asks for, in its order. */
  public List<Model> find(AccountId account, ModelQuery query) {
    return of(account).find(query);
  }

  /** One model, also one that is locked, switched off or gone; empty when none has that name. */
  public Optional<Model> find(AccountId account, ModelRef ref) {
    return of(account).find(ref);
  }

  /** What the model costs the account; known also of models of its own that no list has. */
  public Price price(AccountId account, ModelRef ref) {
    return find(account, ref)
        .map(model -> model.facts().price())
        .orElseGet(() -> LocalPrices.of(ref));
  }

  /** How many of the provider's models to chat with the account can use now. */
  public int countUnlocked(AccountId account, ProviderId provider) {
    return of(account).countUnlocked(provider);
  }

  /** Whether there is any model to chat with that the account can use now. */
  public boolean hasUnlocked(AccountId account) {
    return of(account).hasUnlocked();
  }

  /** Before anybody else, so that who hears of a change and then asks is told the new state. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(CredentialEvent event) {
    switch (event) {
      case CredentialEvent.Saved saved -> change(saved.account());
      case CredentialEvent.Deleted deleted -> change(deleted.account());
      case CredentialEvent.OpenRefused refused -> change(refused.account());
      case CredentialEvent.Checked checked -> change(checked.account());
      case CredentialEvent.ModelNamed named -> {
        // Whoever takes the model into the registry tells of it.
      }
      case CredentialEvent.Used used -> {
        // Changes no model.
      }
      case CredentialEvent.CheckStarted started -> {
        // Changes no model yet.
      }
      case CredentialEvent.CheckAbandoned abandoned -> {
        // What was known still holds.
      }
    }
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(ModelEvent.Changed event) {
    change(event.account());
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(AccountRemoval removal) {
    change(removal.account());
  }

  private void change(AccountId account) {
    snapshots.changing(account);
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      snapshots.changed(account);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void beforeCompletion() {
            changeEndsWithTransaction(account);
          }
        });
  }

  /** Registered late to be the last: others may change models in memory after the commit. */
  private void changeEndsWithTransaction(AccountId account) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            snapshots.changed(account);
          }
        });
  }

  private AccountModels of(AccountId account) {
    return snapshots.get(account, () -> load(account));
  }

  private AccountModels load(AccountId account) {
    Map<ModelRef, Model> byRef = new HashMap<>();
    Set<ProviderId> listed = new HashSet<>();
    for (ModelSource source : sources) {
      listed.addAll(source.listed(account));
      source.models(account).forEach(model -> byRef.merge(model.ref(), model, ModelCatalog::merge));
    }
    byRef
        .values()
        .removeIf(model ->
            model.source() == Model.Source.DEFAULT_LIST && listed.contains(model.ref().provider()));
    byRef.replaceAll((ref, model) -> LocalPrices.priced(model));
    choices
        .of(account)
        .forEach(
            (ref, choice) -> byRef.computeIfPresent(ref, (same, model) -> chosen(model, choice)));
    return new AccountModels(byRef.values());
  }

  private static Model chosen(Model model, Choice choice) {
    return model.chosen(choice.favourite(), choice.on());
  }

  /** The later source names a model; what its provider tells of one added by hand is kept. */
  private static Model merge(Model one, Model other) {
    Model first = one.source().compareTo(other.source()) < 0 ? one : other;
    Model last = first == one ? other : one;
    return last.source() == Model.Source.REGISTRY && first.source() == Model.Source.LIVE
        ? last.listedAs(first)
        : last;
  }
}
