package app.gatehouse.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as the owner sees it among all.
 *
 * @param owner whether it is the owner's own
 * @param lastSignedInAt null: never
 */
public record AccountOverview(
    AccountId id,
    String username,
    boolean owner,
    State state,
    Instant createdAt,
    @Nullable Instant lastSignedInAt) {

  /** Whether and from when on somebody can sign in. */
  public sealed interface State {

    record Active() implements State {}

    /**
     * Without a password yet.
     *
     * @param linkExpiresAt may lie in the past: then a new link is needed
     */
    record Invited(Instant linkExpiresAt) implements State {}

    record Disabled() implements State {}

    /** Waits after wrong passwords. */
    record Locked(Instant until) implements State {}
  }
}
