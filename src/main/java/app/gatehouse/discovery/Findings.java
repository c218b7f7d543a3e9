package app.gatehouse.discovery;

import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict;

/**
 * What came of asking a provider.
 *
 * @param facts what it told about the credential
 * @param version of a local server, or empty
 */
public record Findings(Verdict verdict, KeyFacts facts, Listing listing, String version) {

  public static Findings of(Verdict verdict, KeyFacts facts, Listing listing) {
    return new Findings(verdict, facts, listing, "");
  }

  /** The verdict alone: nothing was listed. */
  public static Findings only(Verdict verdict) {
    return of(verdict, KeyFacts.UNKNOWN, new Listing.NotAsked());
  }
}
