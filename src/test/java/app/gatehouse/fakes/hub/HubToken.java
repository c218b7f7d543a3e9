package app.gatehouse.fakes.hub;

import java.util.Set;

/** What a token is good for. */
record HubToken(
    HubUser user,
    Role role,
    boolean readsGated,
    Set<String> scoped,
    boolean hasExpired,
    boolean denied) {

  enum Role {
    READ("read"),
    WRITE("write"),
    FINE_GRAINED("fineGrained");

    private final String word;

    Role(String word) {
      this.word = word;
    }
  }

  static HubToken of(HubUser user, Role role) {
    return new HubToken(user, role, false, Set.of(), false, false);
  }

  HubToken readingGated() {
    return new HubToken(user, role, true, scoped, hasExpired, denied);
  }

  HubToken scopedTo(Set<String> models) {
    return new HubToken(user, role, readsGated, models, hasExpired, denied);
  }

  HubToken expired() {
    return new HubToken(user, role, readsGated, scoped, true, denied);
  }

  HubToken deniedByOrganization() {
    return new HubToken(user, role, readsGated, scoped, hasExpired, true);
  }

  boolean mayReadGated(HubModel model) {
    return role != Role.FINE_GRAINED || readsGated || scoped.contains(model.id());
  }

  String label() {
    return user.name() + "'s token";
  }

  /** What {@code whoami-v2} says. */
  Object whoAmI() {
    Json token =
        Json.object()
            .with("displayName", label())
            .with("role", role.word)
            .with("createdAt", "2026-01-01T00:00:00.000Z");
    if (role == Role.FINE_GRAINED) {
      token.with(
          "fineGrained",
          Json.object()
              .with("canReadGatedRepos", readsGated)
              .with("global", java.util.List.of())
              .with("scoped", scoped.stream().sorted().map(HubToken::scope).toList()));
    }
    return Json.object()
        .with("type", "user")
        .with("id", Integer.toHexString(user.name().hashCode()))
        .with("name", user.name())
        .with("fullname", user.name())
        .with("isPro", false)
        .with("avatarUrl", "/avatars/" + user.name() + ".svg")
        .with("orgs", java.util.List.of())
        .with("auth", Json.object().with("type", "access_token").with("accessToken", token));
  }

  private static Object scope(String model) {
    return Json.object()
        .with("entity", Json.object().with("_id", "m1").with("type", "model").with("name", model))
        .with("permissions", java.util.List.of("repo.content.read"));
  }
}
