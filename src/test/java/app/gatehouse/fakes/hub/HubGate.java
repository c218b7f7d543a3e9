package app.gatehouse.fakes.hub;

import org.jspecify.annotations.Nullable;

/** Who may have what: every row of what the Hub refuses. */
final class HubGate {

  private final FakeHub hub;

  HubGate(FakeHub hub) {
    this.hub = hub;
  }

  /** The token's own trouble, or null. */
  @Nullable HubError token(@Nullable String token) {
    if (token == null) {
      return null;
    }
    HubToken known = hub.tokens().get(token);
    if (known == null) {
      return HubError.INVALID;
    }
    return known.hasExpired()
        ? HubError.of(401, null, "User Access Token \"" + known.label() + "\" is expired")
        : null;
  }

  /** Whether the model is there, for whoever asks; null when it is. */
  @Nullable HubError model(@Nullable HubModel model, @Nullable String token) {
    HubToken known = token == null ? null : hub.tokens().get(token);
    if (model != null && model.isKnownTo(known == null ? null : known.user())) {
      return null;
    }
    return token == null
        ? HubError.of(401, "RepoNotFound", "Invalid username or password.")
        : HubError.of(404, "RepoNotFound", "Repository not found");
  }

  /** What stands between the token and the model's files; null when nothing does. */
  @Nullable HubError files(@Nullable HubModel model, @Nullable String token) {
    if (hub.hidesBadTokens() && model != null && model.isGated() && token(token) != null) {
      return restricted(model);
    }
    HubError wrong = token(token);
    if (wrong == null) {
      wrong = model(model, token);
    }
    if (wrong != null || model == null) {
      return wrong;
    }
    if (model.isDisabled()) {
      return HubError.of(403, null, "Access to this resource is disabled.");
    }
    HubToken known = token == null ? null : hub.tokens().get(token);
    if (known != null && known.denied()) {
      return HubError.of(
          403, null, "Your token has been revoked by the organization administrator.");
    }
    if (!model.isGated()) {
      return null;
    }
    return known == null ? restricted(model) : gate(model, known);
  }

  private static HubError restricted(HubModel model) {
    return gated(
        401,
        "Access to model %s is restricted. You must have access to it and be authenticated to"
            + " access it. Please log in.",
        model);
  }

  private static @Nullable HubError gate(HubModel model, HubToken token) {
    if (!token.mayReadGated(model)) {
      return HubError.of(
          403,
          null,
          "Please enable access to public gated repositories in your fine-grained token settings"
              + " to view this repository.");
    }
    return switch (token.user().request(model)) {
      case GRANTED -> null;
      case NEVER_ASKED ->
          gated(
              403,
              "Access to model %s is restricted and you are not in the authorized list. Visit"
                  + " https://huggingface.co/%1$s to ask for access.",
              model);
      case WAITING ->
          gated(
              403,
              "Your request to access model %s is awaiting a review from the repo authors.",
              model);
      case REJECTED ->
          gated(
              403,
              "Your request to access model %s has been rejected by the repo's authors.",
              model);
      case RESET ->
          gated(
              403,
              "Your request to access model %s has been reset by the repo's authors. Visit"
                  + " https://huggingface.co/%1$s to ask for access again.",
              model);
    };
  }

  private static HubError gated(int status, String message, HubModel model) {
    return HubError.of(status, "GatedRepo", message.formatted(model.id()));
  }
}
