package app.gatehouse.hub;

import java.net.URI;

/**
 * Addresses of the Hub's pages for people.
 *
 * @param hub where the Hub is, without a trailing slash
 */
public record HubPages(URI hub) {

  /** Where access is asked for and the license accepted. */
  public URI model(RepositoryId id) {
    return URI.create(hub + "/" + id);
  }

  /** Where the tokens of whoever is signed in at the Hub are listed. */
  public URI tokens() {
    return URI.create(hub + "/settings/tokens");
  }

  /** The form for a new token, filled in so that it may read gated repositories. */
  public URI newTokenForGatedModels() {
    return URI.create(hub + "/settings/tokens/new?tokenType=fineGrained&canReadGatedRepos=true");
  }
}
