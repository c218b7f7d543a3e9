package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.discovery.ProviderCall;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What xAI's {@code GET /api-key} tells of a key; it does so with status 200 of a blocked one. */
final class XaiKey {

  /** Of which at least one is there. */
  private static final List<String> FIELDS =
      List.of("api_key_id", "redacted_api_key", "team_id", "acls", "api_key_blocked");

  private static final int MOST_SCOPES = 50;

  private final JsonNode json;

  XaiKey(JsonNode json) {
    this.json = json;
  }

  boolean hasItsShape() {
    return json.isObject() && FIELDS.stream().anyMatch(json::has);
  }

  Verdict verdict() {
    if (is("api_key_blocked") || is("api_key_disabled")) {
      return new Rejected(Rejection.BLOCKED);
    }
    return is("team_blocked") ? new Limited(Limit.TEAM_BLOCKED, null) : new Valid();
  }

  private boolean is(String flag) {
    return json.path(flag).booleanValue(false);
  }

  /** Whose it is: its team's, which pays; where none is named its user's. Both have ids only. */
  KeyFacts facts(ProviderCall call) {
    String team = call.text(json.path("team_id"));
    return new KeyFacts(
        team == null ? call.text(json.path("user_id")) : team,
        call.text(json.path("name")),
        null,
        scopes().map(call::text).filter(Objects::nonNull).limit(MOST_SCOPES).toList(),
        restricted(),
        null,
        null,
        null,
        null,
        null);
  }

  private Stream<String> scopes() {
    return json.path("acls").valueStream().map(scope -> scope.stringValue(""));
  }

  /** Whether it is kept to some models or some endpoints. */
  private @Nullable Boolean restricted() {
    return json.path("acls").isArray() ? !(allows("model") && allows("endpoint")) : null;
  }

  private boolean allows(String what) {
    return scopes()
        .anyMatch(scope ->
            scope.equals("api-key:" + what + ":*")
                || scope.equals("api-key:*")
                || scope.equals("*"));
  }
}
