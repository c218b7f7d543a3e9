package app.gatehouse.hub;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one asking about one model came to, and what was known besides.
 *
 * @param gating null when the Hub did not tell
 * @param token what is known of the account's token
 * @param checkedAt when the Hub was asked
 */
public record AccessReport(
    HubAccess access, @Nullable Gating gating, Token token, Instant checkedAt) {

  /**
   * What is known of a token, from this asking or an earlier one.
   *
   * @param owner as the Hub names them; null when not known
   * @param good whether the Hub takes it; null when not known
   * @param reads whether it may read the model once its owner may; null when not known
   */
  public record Token(@Nullable String owner, @Nullable Boolean good, @Nullable Boolean reads) {

    /** Nothing is known of it, or there is none. */
    public static final Token UNKNOWN = new Token(null, null, null);
  }

  /** Whether somebody must be let in to have the model's files, as far as is known. */
  public boolean isGated() {
    return access instanceof HubAccess.Gated
        || gating == Gating.INSTANT
        || gating == Gating.BY_AUTHORS;
  }

  /**
   * Whether going through the {@link #lines} helps: not where something else stands in the way
   * whatever they say.
   */
  public boolean hasSteps() {
    return isGated()
        && switch (access) {
          case HubAccess.Gated gated -> true;
          case HubAccess.Accessible granted -> true;
          case HubAccess.TokenInvalid refused -> true;
          case HubAccess.TokenExpired expired -> true;
          case HubAccess.NeedsReentry sealed -> true;
          case HubAccess.RateLimited later -> true;
          case HubAccess.NotReachable silent -> true;
          case HubAccess.Unexpected unexpected -> true;
          case HubAccess.NotFoundOrPrivate missing -> false;
          case HubAccess.PartMissing part -> false;
          case HubAccess.OrganizationRefuses refused -> false;
          case HubAccess.Disabled disabled -> false;
          case HubAccess.Offline offline -> false;
        };
  }

  /** What a gated model needs, and how each stands: four lines, always in the same order. */
  public List<AccessLine> lines() {
    return AccessLine.of(access, token);
  }

  /** Whose token it is, as the Hub names them; null when not known. */
  public @Nullable String signedInAs() {
    return access instanceof HubAccess.Gated gated && gated.signedInAs() != null
        ? gated.signedInAs()
        : token.owner();
  }

  /** The same model, asked about again by somebody who looked at its access alone. */
  public AccessReport with(HubAccess newer, Instant at) {
    return new AccessReport(newer, gating, token, at);
  }

  /** The same where the gate is known from elsewhere. */
  public AccessReport withGating(@Nullable Gating known) {
    return known == null ? this : new AccessReport(access, known, token, checkedAt);
  }
}
