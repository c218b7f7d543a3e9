package app.gatehouse.credentials.internal;

import app.gatehouse.credentials.CredentialEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells of stored secrets that do not open. */
@Component
public class RefusedOpenings {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedOpenings.class);
  private static final int REMEMBERED = 10_000;

  private final ApplicationEventPublisher events;
  private final TransactionTemplate ownTransaction;

  /** What has been told of, the latest {@value #REMEMBERED}. */
  private final Set<Integer> told =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  RefusedOpenings(ApplicationEventPublisher events, PlatformTransactionManager transactions) {
    this.events = events;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Somebody wanted to use it. */
  public void wanted(CredentialEntity row) {
    told.add(fingerprint(row));
    events.publishEvent(new CredentialEvent.OpenRefused(row.account(), row.provider()));
  }

  /**
   * It was seen in a list. Told at the first time only, and after the transaction of whoever looks,
   * which may have written to the same tables. That one gets the list even where this cannot be
   * written down: nothing leaves by it.
   */
  public void seen(CredentialEntity row) {
    if (!told.add(fingerprint(row))) {
      return;
    }
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      tell(row);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            tell(row);
          }
        });
  }

  private void tell(CredentialEntity row) {
    try {
      ownTransaction.executeWithoutResult(status ->
          events.publishEvent(new CredentialEvent.OpenRefused(row.account(), row.provider())));
    } catch (DataAccessException | TransactionException e) {
      told.remove(fingerprint(row));
      LOG.warn("That the credential {} does not open could not be written down", row.id(), e);
    }
  }

  private static int fingerprint(CredentialEntity row) {
    return Objects.hash(row.place(), row.sealedSecret());
  }
}
