package app.gatehouse.hub.internal;

import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.hub.RepositoryId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The Hub's answer to {@code /api/whoami-v2}, read in this one place. Texts are as they came: they
 * may echo the token.
 *
 * @param name of the user or organisation
 * @param label how its owner named the token; null when not told
 * @param role {@code read}, {@code write} or {@code fineGrained}; empty when not told
 * @param permissions of a fine-grained token, as the API names them; those on something by name
 *     with that name behind them
 * @param readsGated whether it may read every gated repository its owner may. Tokens of the roles
 *     read and write always do; a fine-grained one only with {@code canReadGatedRepos}
 * @param readable repositories and owners whose content a fine-grained token may read by name
 * @param expiresAt null when it does not, or that is not told
 */
record WhoAmI(
    String name,
    @Nullable String label,
    String role,
    List<String> permissions,
    boolean readsGated,
    Set<String> readable,
    @Nullable Instant expiresAt) {

  private static final String FINE_GRAINED = "fineGrained";
  private static final String READ_GATED = "canReadGatedRepos";
  private static final String READ_CONTENT = "repo.content.read";
  private static final int MOST_PERMISSIONS = 100;

  WhoAmI {
    permissions = List.copyOf(permissions);
    readable = Set.copyOf(readable);
  }

  /** Empty when it names nobody. */
  static Optional<WhoAmI> of(JsonNode answer) {
    String name = answer.path("name").stringValue("");
    if (name.isBlank()) {
      return Optional.empty();
    }
    JsonNode auth = answer.path("auth");
    JsonNode token = auth.path("accessToken");
    String role = token.path("role").stringValue("");
    JsonNode fineGrained = token.path(FINE_GRAINED);
    boolean restricted = role.equals(FINE_GRAINED) && fineGrained.isObject();
    return Optional.of(
        new WhoAmI(
            name,
            token.path("displayName").stringValue(null),
            role,
            permissions(fineGrained),
            !restricted || fineGrained.path(READ_GATED).booleanValue(false),
            readable(fineGrained),
            moment(auth.path("expiresAt"))));
  }

  /**
   * The same of what was kept of an earlier answer. What was not kept counts as not allowed.
   *
   * @return empty when it names nobody
   */
  static Optional<WhoAmI> of(KeyFacts kept) {
    if (kept.account() == null) {
      return Optional.empty();
    }
    String role = kept.role() == null ? "" : kept.role();
    return Optional.of(
        new WhoAmI(
            kept.account(),
            kept.label(),
            role,
            kept.scopes(),
            !role.equals(FINE_GRAINED) || kept.scopes().contains(READ_GATED),
            kept.scopes().stream()
                .filter(scope -> scope.startsWith(READ_CONTENT + " "))
                .map(scope -> scope.substring(READ_CONTENT.length() + 1))
                .collect(Collectors.toUnmodifiableSet()),
            kept.expiresAt()));
  }

  /** Whether it may do less than its owner; null when its role is not told. */
  @Nullable Boolean restricted() {
    return role.isEmpty() ? null : !role.equals("write");
  }

  /** Whether it may read the model once its owner may. */
  boolean mayRead(RepositoryId id) {
    String owner = id.value().split("/", 2)[0];
    return readsGated || readable.contains(id.value()) || readable.contains(owner);
  }

  private static List<String> permissions(JsonNode fineGrained) {
    List<String> permissions = new ArrayList<>();
    if (fineGrained.path(READ_GATED).booleanValue(false)) {
      permissions.add(READ_GATED);
    }
    fineGrained.path("global").forEach(global -> permissions.add(global.stringValue("")));
    for (JsonNode scope : fineGrained.path("scoped")) {
      String entity = scope.path("entity").path("name").stringValue("");
      scope
          .path("permissions")
          .forEach(
              permission -> permissions.add((permission.stringValue("") + " " + entity).strip()));
    }
    return permissions.stream()
        .filter(permission -> !permission.isBlank())
        .limit(MOST_PERMISSIONS)
        .toList();
  }

  private static Set<String> readable(JsonNode fineGrained) {
    Set<String> readable = new HashSet<>();
    for (JsonNode scope : fineGrained.path("scoped")) {
      for (JsonNode permission : scope.path("permissions")) {
        if (permission.stringValue("").equals(READ_CONTENT)) {
          readable.add(scope.path("entity").path("name").stringValue(""));
        }
      }
    }
    return readable;
  }

  private static @Nullable Instant moment(JsonNode node) {
    try {
      return OffsetDateTime.parse(node.stringValue("")).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
