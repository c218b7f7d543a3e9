package app.gatehouse.models;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.internal.RegisteredModelEntity;
import app.gatehouse.models.internal.RegisteredModelRepository;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The models an account adds by hand, for example Azure deployments. */
@Service
public class ModelRegistry {

  private final RegisteredModelRepository rows;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ModelRegistry(RegisteredModelRepository rows, ApplicationEventPublisher events, Clock clock) {
    this.rows = rows;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public List<RegisteredModel> list(AccountId account) {
    return rows.findByAccountId(account.value()).stream()
        .map(RegisteredModelEntity::toModel)
        .toList();
  }

  @Transactional(readOnly = true)
  public Optional<RegisteredModel> find(AccountId account, ModelRef ref) {
    return row(account, ref).map(RegisteredModelEntity::toModel);
  }

  /**
   * Adds an entry.
   *
   * @param name at most 200 characters, or null
   * @return false when the account has an entry for this model already; nothing is changed then
   */
  @Transactional
  public boolean add(AccountId account, ModelRef ref, @Nullable String name) {
    if (row(account, ref).isPresent()) {
      return false;
    }
    rows.saveAndFlush(
        new RegisteredModelEntity(UUID.randomUUID(), account, ref, name, clock.instant()));
    events.publishEvent(new ModelEvent.Changed(account));
    return true;
  }

  /** How a change of an entry ended; only {@link #DONE} changed anything. */
  public enum Edit {
    DONE,
    /** Another entry of the account has this reference. */
    DUPLICATE,
    /** The account has no such entry, or no more. */
    GONE
  }

  /** Gives an entry another reference and name. */
  @Transactional
  public Edit edit(AccountId account, RegisteredModelId id, ModelRef ref, @Nullable String name) {
    Optional<RegisteredModelEntity> row = rows.findByIdAndAccountId(id.value(), account.value());
    if (row.isEmpty()) {
      return Edit.GONE;
    }
    Optional<RegisteredModelEntity> same = row(account, ref);
    if (same.isPresent() && !same.get().toModel().id().equals(id)) {
      return Edit.DUPLICATE;
    }
    row.get().change(ref, name);
    rows.saveAndFlush(row.get());
    events.publishEvent(new ModelEvent.Changed(account));
    return Edit.DONE;
  }

  /** Removes the entry; without effect when the account has no such entry. */
  @Transactional
  public void remove(AccountId account, RegisteredModelId id) {
    rows.findByIdAndAccountId(id.value(), account.value())
        .ifPresent(row -> {
          rows.delete(row);
          events.publishEvent(new ModelEvent.Changed(account));
        });
  }

  private Optional<RegisteredModelEntity> row(AccountId account, ModelRef ref) {
    return rows.findByAccountIdAndProviderIdAndModelId(
        account.value(), ref.provider().value(), ref.id());
  }
}
