package app.gatehouse.hub.internal;

import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Unexpected;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.Redaction;
import app.gatehouse.vault.SecretText;
import org.jspecify.annotations.Nullable;

/** What asking for a token's owner came to, for the check of a model. */
sealed interface TokenOwner {

  /** The token is good. */
  record Known(String name, WhoAmI owner) implements TokenOwner {

    boolean mayRead(RepositoryId id) {
      return owner.mayRead(id);
    }

    /** The same, and null where the Hub did not tell what kind of token it is. */
    @Nullable Boolean reads(RepositoryId id) {
      return owner.role().isEmpty() ? null : mayRead(id);
    }
  }

  /** The token is not good, or not any more. */
  record Refused(boolean expired) implements TokenOwner {}

  /** The question was not answered; the token may be good. */
  record NotTold(HubAccess instead) implements TokenOwner {}

  static TokenOwner of(HubAnswer answer, SecretText token) {
    if (answer.isRefusedToken()) {
      return new Refused(answer.saysExpired());
    }
    return WhoAmI.of(answer.json())
        .filter(owner -> answer.isSuccess())
        .<TokenOwner>map(owner -> new Known(shortened(Redaction.cut(owner.name(), token)), owner))
        .orElseGet(
            () -> new NotTold(General.outcome(answer).orElse(new Unexpected(answer.status()))));
  }

  private static String shortened(String name) {
    int longest = 100;
    return name.length() <= longest ? name : name.substring(0, longest) + "…";
  }
}
