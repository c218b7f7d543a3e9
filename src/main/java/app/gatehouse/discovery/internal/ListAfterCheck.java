package app.gatehouse.discovery.internal;

import app.gatehouse.discovery.Listing;
import app.gatehouse.discovery.ModelCollector;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundException.Cancelled;
import java.util.function.Function;

/** For dialects where the key is checked by another call than the list comes by. */
final class ListAfterCheck {

  private ListAfterCheck() {}

  /**
   * Asks for the list of a key that has been judged: what becomes of the list is no judgement on
   * the key.
   *
   * @throws Cancelled when nobody waits any more
   */
  static Listing of(ModelCollector models, Function<ModelCollector, Listing> asking) {
    try {
      return asking.apply(models);
    } catch (Cancelled nobodyWaits) {
      throw nobodyWaits;
    } catch (OutboundException noAnswer) {
      return models.brokenOff();
    }
  }
}
