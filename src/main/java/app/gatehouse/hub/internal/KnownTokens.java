package app.gatehouse.hub.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.hub.AccessReport;
import app.gatehouse.hub.RepositoryId;
import java.util.Optional;

/** What is known of an account's own token without asking the Hub. */
@FunctionalInterface
interface KnownTokens {

  KnownTokens NONE = account -> Optional.empty();

  /** Empty when the account has no token, or the Hub has not been asked about it. */
  Optional<KnownToken> of(AccountId account);

  /**
   * What the Hub said of a token when it last was asked.
   *
   * @param good whether it took it
   * @param owner as the Hub told then; empty when it did not
   */
  record KnownToken(boolean good, Optional<TokenOwner.Known> owner) {

    static AccessReport.Token describe(Optional<KnownToken> known, RepositoryId id) {
      return known
          .map(token ->
              new AccessReport.Token(
                  token.owner().map(TokenOwner.Known::name).orElse(null),
                  token.good(),
                  token.owner().map(owner -> owner.reads(id)).orElse(null)))
          .orElse(AccessReport.Token.UNKNOWN);
    }
  }
}
