package app.gatehouse.rotation;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.rotation.RotationProgress.Phase;
import app.gatehouse.rotation.internal.KeyTable;
import app.gatehouse.rotation.internal.Resealing;
import app.gatehouse.vault.KeyRing;
import app.gatehouse.vault.KeyRingFiles;
import app.gatehouse.vault.MasterKey;
import app.gatehouse.vault.SealedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Replaces the master key: makes a new one, lets it seal from then on, and seals anew in the
 * background what the others sealed. Everything opens throughout. What was cut off goes on at the
 * next start. Key files are never deleted: backups need them.
 */
@Service
public class MasterKeyRotation implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(MasterKeyRotation.class);

  private final KeyRing ring;
  private final KeyRingFiles files;
  private final KeyTable table;
  private final Resealing resealing;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final CurrentAccount current;

  private volatile RotationProgress progress = RotationProgress.NONE;
  private volatile boolean cancelled;
  private @Nullable Thread worker;

  MasterKeyRotation(
      KeyRing ring,
      KeyRingFiles files,
      KeyTable table,
      Resealing resealing,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock,
      CurrentAccount current) {
    this.ring = ring;
    this.files = files;
    this.table = table;
    this.resealing = resealing;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
    this.current = current;
  }

  /** The keys and what they seal. Counts every sealed secret, so not for each refresh of a page. */
  public KeyRingUse use() {
    return table.use();
  }

  /** How far the work is; costs nothing. */
  public RotationProgress progress() {
    return progress;
  }

  /** The id of the key that seals. */
  public String activeKey() {
    return ring.active().id();
  }

  /** Where the key files are. */
  public Path keyFolder() {
    return files.folder();
  }

  /** How many secrets are sealed anew in one transaction; a cancelled rotation ends after one. */
  public int batchSize() {
    return Resealing.BATCH;
  }

  /**
   * Whether there is something left to do from a rotation before: secrets that open and are not
   * sealed by the active key. Counts.
   */
  public boolean isUnfinished() {
    return table.use().sealedByOthers() > progress.unopenable();
  }

  /**
   * Makes a new key, active when this returns, and begins to seal everything anew by it.
   *
   * @return false, and nothing is done, while a rotation is under way
   * @throws org.springframework.security.access.AccessDeniedException to whoever is signed in and
   *     is not the owner; a command, which nobody is signed in for, may
   * @throws IOException when the key cannot be written; then the old one stays active
   */
  public synchronized boolean begin() throws IOException {
    @Nullable AccountId account = whoAsks();
    if (progress.isRunning()) {
      return false;
    }
    MasterKey key = files.createNext(table.ids(), new SecureRandom());
    // It opens before anything can be sealed by it.
    ring.add(key);
    transaction.executeWithoutResult(status -> {
      table.activate(key, clock.instant());
      events.publishEvent(new RotationEvent.Started(account, key.id()));
    });
    ring.activate(key.id());
    work();
    return true;
  }

  /** Goes on with what is left to do; without effect while that is under way. Refused as begin. */
  public synchronized void resume() {
    whoAsks();
    if (!progress.isRunning()) {
      work();
    }
  }

  /** Ends the work after the present batch. Refused as begin. */
  public void cancel() {
    whoAsks();
    cancelled = true;
  }

  /** Goes on at the start with what was cut off. */
  @EventListener(ApplicationReadyEvent.class)
  void goOn() {
    if (table.use().isUnfinished()) {
      resume();
    }
  }

  @Override
  public void destroy() throws InterruptedException {
    cancelled = true;
    @Nullable Thread working = worker;
    if (working != null) {
      working.join();
    }
  }

  /** Nobody for a command, which only who has the machine can give. */
  private @Nullable AccountId whoAsks() {
    if (!current.isSignedIn()) {
      return null;
    }
    current.requireOwner();
    return current.id();
  }

  private void work() {
    cancelled = false;
    progress = RotationProgress.NONE.with(Phase.RUNNING);
    // Of the platform, and behind all others: it computes, and pages are served meanwhile.
    Thread thread = Thread.ofPlatform().daemon().name("rotation").unstarted(this::sealAnew);
    thread.setPriority(Thread.MIN_PRIORITY);
    worker = thread;
    thread.start();
  }

  private void sealAnew() {
    try {
      progress = new RotationProgress(Phase.RUNNING, 0, table.use().sealedByOthers(), 0);
      long left = resealing.run(() -> cancelled, this::count);
      if (cancelled) {
        end(Phase.CANCELLED);
      } else {
        transaction.executeWithoutResult(status -> retire(left));
        progress = progress.with(left);
        end(Phase.DONE);
      }
    } catch (InterruptedException e) {
      end(Phase.CANCELLED);
    } catch (RuntimeException e) {
      LOG.error("The secrets could not all be sealed anew; both keys stay in use", e);
      end(Phase.FAILED);
    }
  }

  /** Only what nothing is sealed by, counted in the transaction that says so. */
  private void retire(long unopenable) {
    KeyRingUse use = table.use();
    boolean changed = progress.resealed() > 0;
    for (KeyUse key : use.keys()) {
      if (!key.active() && !key.isRetired() && key.sealed() == 0) {
        table.retire(key.id(), clock.instant());
        events.publishEvent(new RotationEvent.KeyRetired(key.id()));
        changed = true;
      }
    }
    // A start that finds only what does not open has finished nothing.
    if (changed) {
      events.publishEvent(new RotationEvent.Finished(use.active().id(), unopenable));
    }
  }

  private void count(SealedTable.Batch batch) {
    RotationProgress before = progress;
    progress =
        new RotationProgress(
            Phase.RUNNING,
            before.resealed() + batch.resealed(),
            before.total(),
            // At the end counted anew: a second pass meets the same ones again.
            Math.min(before.unopenable() + batch.unopenable(), before.total()));
    events.publishEvent(new RotationEvent.Progressed());
  }

  private void end(Phase phase) {
    progress = progress.with(phase);
    events.publishEvent(new RotationEvent.Progressed());
  }
}
