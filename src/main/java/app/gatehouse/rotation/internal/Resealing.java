package app.gatehouse.rotation.internal;

import app.gatehouse.rotation.KeyRingUse;
import app.gatehouse.rotation.KeyUse;
import app.gatehouse.vault.KeyRing;
import app.gatehouse.vault.SealedTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Seals everything anew under the active key, batch by batch. Keeps no notes: what is still sealed
 * by another key is what is left to do, whenever and however the work ended before.
 */
@Component
public class Resealing {

  /** Rows per transaction: few enough that a person who saves one of them hardly waits. */
  public static final int BATCH = 500;

  /** Far longer than any save takes. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final int ATTEMPTS = 20;

  private final List<SealedTable> everything;
  private final KeyTable table;
  private final KeyRing ring;

  Resealing(List<SealedTable> everything, KeyTable table, KeyRing ring) {
    this.everything = everything;
    this.table = table;
    this.ring = ring;
  }

  /**
   * Comes back when all that opens is sealed by the active key, or when cancelled.
   *
   * @param told after each batch
   * @return how many secrets another key still seals, since they do not open
   */
  public long run(BooleanSupplier cancelled, Consumer<SealedTable.Batch> told)
      throws InterruptedException {
    Pass pass = pass(cancelled, told);
    // What was sealed by another key a moment ago may be stored only after the pass has gone by.
    for (KeyUse key : table.use().keys()) {
      if (!key.active() && !ring.awaitUnused(key.id(), PATIENCE)) {
        throw new IllegalStateException("Somebody still seals under the key " + key.id());
      }
    }
    KeyRingUse use = table.use();
    int fruitless = 0;
    while (use.sealedByOthers() > pass.unopenable() && !cancelled.getAsBoolean()) {
      pass = pass(cancelled, told);
      use = table.use();
      fruitless = pass.resealed() > 0 ? 0 : fruitless + 1;
      if (fruitless == ATTEMPTS) {
        throw new IllegalStateException(
            "Secrets stay sealed by older keys that nobody seals anew: " + use.sealedByOthers());
      }
    }
    return use.sealedByOthers();
  }

  private Pass pass(BooleanSupplier cancelled, Consumer<SealedTable.Batch> told) {
    long resealed = 0;
    long unopenable = 0;
    for (SealedTable records : everything) {
      Optional<UUID> after = Optional.empty();
      do {
        if (cancelled.getAsBoolean()) {
          return new Pass(resealed, unopenable);
        }
        SealedTable.Batch batch = batch(records, after);
        resealed += batch.resealed();
        unopenable += batch.unopenable();
        after = batch.last();
        told.accept(batch);
      } while (after.isPresent());
    }
    return new Pass(resealed, unopenable);
  }

  /** A batch that met somebody who saves has changed nothing, and is tried again. */
  private static SealedTable.Batch batch(SealedTable records, Optional<UUID> after) {
    for (int attempt = 1; ; attempt++) {
      try {
        return records.reseal(after, BATCH);
      } catch (ConcurrencyFailureException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Once over everything. */
  private record Pass(long resealed, long unopenable) {}
}
