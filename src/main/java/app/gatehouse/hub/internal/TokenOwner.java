package app.gatehouse.hub.internal;

import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Unexpected;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.Redaction;
import app.gatehouse.vault.SecretText;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What {@code whoami-v2} says about a token. */
sealed interface TokenOwner {

  /**
   * The token is good.
   *
   * @param readsGated whether it may read every gated repository its owner may. Tokens of the roles
   *     read and write always do; a fine-grained one only with {@code canReadGatedRepos}
   * @param readable repositories and owners whose content a fine-grained token may read by name
   */
  record Known(String name, boolean readsGated, Set<String> readable) implements TokenOwner {

    public Known {
      readable = Set.copyOf(readable);
    }

    boolean mayRead(RepositoryId id) {
      String owner = id.value().split("/", 2)[0];
      return readsGated || readable.contains(id.value()) || readable.contains(owner);
    }
  }

  /** The token is not good, or not any more. */
  record Refused(boolean expired) implements TokenOwner {}

  /** The question was not answered; the token may be good. */
  record NotTold(HubAccess instead) implements TokenOwner {}

  static TokenOwner of(HubAnswer answer, SecretText token) {
    if (answer.status() == 401 && answer.isHubError()) {
      return new Refused(answer.says("is expired"));
    }
    String name = answer.json().path("name").stringValue("");
    if (answer.isSuccess() && !name.isBlank()) {
      return known(Redaction.cut(name, token), answer.json().path("auth").path("accessToken"));
    }
    return new NotTold(General.outcome(answer).orElse(new Unexpected(answer.status())));
  }

  private static Known known(String name, JsonNode accessToken) {
    JsonNode fineGrained = accessToken.path("fineGrained");
    boolean restricted =
        accessToken.path("role").stringValue("").equals("fineGrained") && fineGrained.isObject();
    boolean readsGated = !restricted || fineGrained.path("canReadGatedRepos").booleanValue(false);
    Set<String> readable = new HashSet<>();
    for (JsonNode scope : fineGrained.path("scoped")) {
      for (JsonNode permission : scope.path("permissions")) {
        if (permission.stringValue("").equals("repo.content.read")) {
          readable.add(scope.path("entity").path("name").stringValue(""));
        }
      }
    }
    return new Known(shortened(name), readsGated, readable);
  }

  private static String shortened(String name) {
    int longest = 100;
    return name.length() <= longest ? name : name.substring(0, longest) + "…";
  }
}
