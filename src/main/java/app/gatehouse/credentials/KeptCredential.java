package app.gatehouse.credentials;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.internal.KeptRow;
import app.gatehouse.providers.ProviderId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A credential as {@link FrequentUse} keeps it, its secret sealed. */
public final class KeptCredential {

  private final KeptRow row;

  KeptCredential(KeptRow row) {
    this.row = row;
  }

  KeptRow row() {
    return row;
  }

  public AccountId account() {
    return row.account();
  }

  public ProviderId provider() {
    return row.provider();
  }

  /** The address the user gave, or null where the provider's own is used. */
  public @Nullable URI endpoint() {
    return row.endpoint();
  }

  /** Whether there is a secret: a local server may do without one. */
  public boolean hasSecret() {
    return !row.sealed().isEmpty();
  }

  /** Whether the provider last said that it does not take it, or that there is no credit. */
  public boolean isInTrouble() {
    return row.judged() instanceof Rejected
        || (row.judged() instanceof Limited limited && isMoney(limited.limit()));
  }

  static boolean isMoney(Limit limit) {
    return limit == Limit.NO_CREDIT || limit == Limit.SPEND_LIMIT;
  }

  @Override
  public String toString() {
    return row.toString();
  }
}
