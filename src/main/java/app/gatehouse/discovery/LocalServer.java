package app.gatehouse.discovery;

import app.gatehouse.providers.ProviderId;
import java.net.URI;

/**
 * What is known of a local server.
 *
 * @param looking whether it is being looked for at a person's wish
 */
public record LocalServer(ProviderId provider, State state, boolean looking) {

  /** What was found. Addresses are those that were asked, without a trailing slash. */
  public sealed interface State {}

  /** Nobody has looked yet. */
  public record Unknown() implements State {}

  /**
   * It answers.
   *
   * @param version as it tells, or empty
   * @param models how many to chat with, from 0
   */
  public record Running(URI address, String version, int models) implements State {}

  /** Nothing answers, or not in time. */
  public record NotRunning(URI address) implements State {}

  /** Something answers, but not the server. */
  public record SomethingElse(URI address) implements State {}

  /** It answers, but not to whoever comes by this address or from this machine. */
  public record Refuses(URI address) implements State {}

  /**
   * It answers, but wants a token.
   *
   * @param given whether one is saved, which it does not take
   */
  public record TokenWanted(URI address, boolean given) implements State {}
}
