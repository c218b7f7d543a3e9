package app.gatehouse.credentials.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.providers.ProviderId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A credential's row as it was read, with its secret sealed.
 *
 * @param sealed the sealed form; empty when there is none
 * @param version another one means another secret or address
 * @param judged what the provider last said of it; null before the first time
 */
public record KeptRow(
    CredentialId id,
    AccountId account,
    ProviderId provider,
    @Nullable URI endpoint,
    CredentialSeal.Place place,
    String sealed,
    long version,
    @Nullable Verdict judged) {

  static KeptRow of(CredentialEntity row, @Nullable Verdict judged) {
    return new KeptRow(
        row.id(),
        row.account(),
        row.provider(),
        row.endpoint(),
        row.place(),
        row.sealedSecret(),
        row.version(),
        judged);
  }

  /** Nothing of what it holds. */
  @Override
  public String toString() {
    return "credential " + id;
  }
}
