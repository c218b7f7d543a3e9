package app.gatehouse.discovery;

import app.gatehouse.outbound.OutboundException;
import app.gatehouse.providers.Dialect;

/**
 * The port for asking providers that speak one dialect: a Spring bean for each. Keeps nothing
 * between two questions, so that many threads may ask at once.
 */
public interface DialectAdapter {

  Dialect dialect();

  /**
   * Asks, with the cheapest free call, whether the secret is good, and if it is for the models it
   * unlocks: all pages of them. An answer in any form gives findings; what a provider sends never
   * makes this throw.
   *
   * @throws OutboundException when there is no answer, {@code Cancelled} among it
   */
  Findings ask(ProviderCall call);
}
