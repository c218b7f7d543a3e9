package app.gatehouse.hub;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why the Hub did not tell what it was asked. */
public sealed interface HubSilence {

  /** It was not asked: the operator wants no request to leave. */
  record Offline() implements HubSilence {}

  /** No answer, or one that it is down. */
  record NotReachable(HubAccess.NotReachable.Reason reason) implements HubSilence {}

  /**
   * Too many requests.
   *
   * @param retryAfter 1 second to 1 day; null when the Hub does not say
   */
  record RateLimited(@Nullable Duration retryAfter) implements HubSilence {}

  /** There is no such model, or it is not shown to this account. */
  record NotShown() implements HubSilence {}

  /** An answer the Hub would not give: probably something else stands at its address. */
  record Unexpected() implements HubSilence {}
}
