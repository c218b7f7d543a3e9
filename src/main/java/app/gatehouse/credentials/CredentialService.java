package app.gatehouse.credentials;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.internal.CredentialEntity;
import app.gatehouse.credentials.internal.CredentialRepository;
import app.gatehouse.credentials.internal.CredentialSeal;
import app.gatehouse.credentials.internal.Passports;
import app.gatehouse.credentials.internal.RefusedOpenings;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.CannotOpenException;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Saves, lists, opens and deletes credentials. Each call acts for one account and finds nothing of
 * any other.
 */
@Service
public class CredentialService {

  private final CredentialRepository rows;
  private final CredentialSeal seal;
  private final RefusedOpenings refusals;
  private final Passports passports;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CredentialService(
      CredentialRepository rows,
      CredentialSeal seal,
      RefusedOpenings refusals,
      Passports passports,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.seal = seal;
    this.refusals = refusals;
    this.passports = passports;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Everything the account has saved, the oldest first. */
  @Transactional(readOnly = true)
  public List<Credential> list(AccountId account) {
    Map<CredentialId, Passport> known = passports.of(account);
    return rows.findByAccountIdOrderByAddedAtAscIdAsc(account.value()).stream()
        .map(row -> describe(row, known.get(row.id())))
        .toList();
  }

  @Transactional(readOnly = true)
  public Optional<Credential> find(AccountId account, ProviderId provider) {
    return rows.findByAccountIdAndProviderId(account.value(), provider.value())
        .map(row -> describe(row, passports.find(row.id()).orElse(null)));
  }

  /**
   * Seals and stores the secret, in place of the one the account had for this provider. It counts
   * as stored once it has been read back and opened.
   *
   * @param secret stays the caller's, to be closed
   * @param endpoint the address the user gave with it, or null; the secret opens for this one only
   */
  @Transactional
  public Credential save(
      AccountId account, Provider provider, SecretText secret, @Nullable URI endpoint) {
    Optional<CredentialEntity> before = existing(account, provider);
    CredentialEntity row = before.orElseGet(() -> fresh(account, provider));
    row.moveTo(endpoint);
    row.seal(seal.seal(row, secret), Hint.of(secret));
    Credential stored = store(row, before.isPresent());
    if (!seal.holds(row, rows.storedSecret(row.id().value()), secret)) {
      throw new IllegalStateException("What was stored is not what was to be stored");
    }
    return stored;
  }

  /**
   * Stores that the account uses a provider that needs no secret; one it may have had is dropped.
   *
   * @param address where it is reached, or null for its default
   */
  @Transactional
  public Credential saveAddress(AccountId account, Provider provider, @Nullable URI address) {
    Optional<CredentialEntity> before = existing(account, provider);
    CredentialEntity row = before.orElseGet(() -> fresh(account, provider));
    row.moveTo(address);
    if (!provider.access().needsSecret()) {
      row.unseal();
    }
    return store(row, before.isPresent());
  }

  /**
   * Tells that what the account gave for a provider names a model, as the address of an Azure
   * deployment does.
   *
   * @param modelId as the provider names it
   */
  @Transactional
  public void nameModel(AccountId account, ProviderId provider, String modelId) {
    events.publishEvent(new CredentialEvent.ModelNamed(account, provider, modelId));
  }

  /** Deletes it; without effect when the account has no such credential. */
  @Transactional
  public void delete(AccountId account, CredentialId id) {
    rows.findByIdAndAccountId(id.value(), account.value())
        .ifPresent(row -> {
          rows.delete(row);
          events.publishEvent(new CredentialEvent.Deleted(account, row.provider()));
        });
  }

  /**
   * The one door a plaintext leaves by: opens the secret for as long as the action runs. The use is
   * written down first; where that fails, nothing leaves.
   *
   * @throws CredentialUnavailableException when the account has no such credential, or it does not
   *     open
   */
  public <T> T use(
      AccountId account, CredentialId id, Purpose purpose, Function<SecretText, T> action) {
    CredentialEntity row =
        rows.findByIdAndAccountId(id.value(), account.value())
            .orElseThrow(() -> new CredentialUnavailableException("No such credential"));
    try (SecretText secret = seal.open(row)) {
      transaction.executeWithoutResult(status -> {
        if (purpose.isUse()) {
          rows.markUsed(id.value(), clock.instant());
        }
        events.publishEvent(new CredentialEvent.Used(account, row.provider(), purpose));
      });
      return action.apply(secret);
    } catch (CannotOpenException e) {
      refusals.wanted(row);
      throw new CredentialUnavailableException("The secret has to be entered again");
    }
  }

  private Optional<CredentialEntity> existing(AccountId account, Provider provider) {
    return rows.findByAccountIdAndProviderId(account.value(), provider.id().value());
  }

  private CredentialEntity fresh(AccountId account, Provider provider) {
    return new CredentialEntity(CredentialId.random(), account, provider.id(), clock.instant());
  }

  private Credential store(CredentialEntity row, boolean replaced) {
    rows.saveAndFlush(row);
    passports.forget(row.id());
    events.publishEvent(new CredentialEvent.Saved(row.account(), row.provider(), replaced));
    return describe(row, null);
  }

  private Credential describe(CredentialEntity row, @Nullable Passport passport) {
    return new Credential(
        row.id(),
        row.provider(),
        state(row),
        row.hint(),
        row.endpoint(),
        row.addedAt(),
        row.lastUsedAt(),
        passport);
  }

  private Credential.State state(CredentialEntity row) {
    if (!row.isSealed()) {
      return Credential.State.NO_KEY_NEEDED;
    }
    if (seal.opens(row)) {
      return Credential.State.SAVED;
    }
    refusals.seen(row);
    return Credential.State.NEEDS_REENTRY;
  }
}
