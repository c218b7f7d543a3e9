package app.gatehouse.credentials.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.Passport;
import app.gatehouse.providers.ProviderId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps rows of credentials in memory, sealed as they are, until anything about them changes. From
 * that moment until the change is committed nothing is kept, and what began to be read before is
 * kept by nobody.
 */
@Component
public class KeptRows {

  /** Changes that nobody tells, such as one made in the database by hand, are seen after this. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final CredentialRepository rows;
  private final Passports passports;
  private final Clock clock;
  private final Map<Key, Kept> kept = new ConcurrentHashMap<>();
  private final Object changes = new Object();
  private int changing;
  private long changed;

  KeptRows(CredentialRepository rows, Passports passports, Clock clock) {
    this.rows = rows;
    this.passports = passports;
    this.clock = clock;
  }

  private record Key(AccountId account, ProviderId provider) {}

  private record Kept(Optional<KeptRow> row, long readAt) {}

  /** What the account has saved for the provider. */
  public Optional<KeptRow> find(AccountId account, ProviderId provider) {
    Key key = new Key(account, provider);
    @Nullable Kept here = kept.get(key);
    if (here != null && clock.millis() - here.readAt() < LONGEST.toMillis()) {
      return here.row();
    }
    long before;
    synchronized (changes) {
      before = changing > 0 ? -1 : changed;
    }
    Optional<KeptRow> row = read(key);
    synchronized (changes) {
      if (changing == 0 && changed == before) {
        kept.put(key, new Kept(row, clock.millis()));
      }
    }
    return row;
  }

  /** As {@link #find}, but from the database. */
  public Optional<KeptRow> read(AccountId account, ProviderId provider) {
    kept.remove(new Key(account, provider));
    return find(account, provider);
  }

  private Optional<KeptRow> read(Key key) {
    return rows.findByAccountIdAndProviderId(key.account().value(), key.provider().value())
        .map(row -> KeptRow.of(row, passports.find(row.id()).map(Passport::judged).orElse(null)));
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(CredentialEvent event) {
    switch (event) {
      case CredentialEvent.Saved saved -> change();
      case CredentialEvent.Deleted deleted -> change();
      case CredentialEvent.OpenRefused refused -> change();
      case CredentialEvent.Checked checked -> change();
      case CredentialEvent.ModelNamed named -> {
        // Says nothing of the credential.
      }
      case CredentialEvent.Used used -> {
        // When it was used last is not kept here.
      }
      case CredentialEvent.CheckStarted started -> {
        // Nothing is known yet.
      }
      case CredentialEvent.CheckAbandoned abandoned -> {
        // What was known still holds.
      }
    }
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(AccountRemoval removal) {
    change();
  }

  /**
   * Rows are about to change, or have changed: all are forgotten, now and once more when the
   * transaction ends.
   */
  void change() {
    boolean within = TransactionSynchronizationManager.isSynchronizationActive();
    synchronized (changes) {
      changed++;
      changing += within ? 1 : 0;
      kept.clear();
    }
    if (within) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              synchronized (changes) {
                changed++;
                changing--;
                kept.clear();
              }
            }
          });
    }
  }
}
