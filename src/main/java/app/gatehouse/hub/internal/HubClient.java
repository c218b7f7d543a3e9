package app.gatehouse.hub.internal;

import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.outbound.OutboundRequest;
import app.gatehouse.outbound.OutboundResponse;
import app.gatehouse.outbound.RequestLimits;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls to the Hub. The token goes to the Hub's own origin and nowhere else. */
final class HubClient {

  private static final int MAX_HOPS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

  private final OutboundHttp http;
  private final URI hub;

  HubClient(OutboundHttp http, URI hub) {
    this.http = http;
    this.hub = hub;
  }

  /**
   * Asks whether the model's files can be read: {@code GET /api/models/{id}/auth-check}, which
   * answers 200 and "OK", or the same error a download would.
   *
   * @throws OutboundException when there is no answer
   */
  HubAnswer authCheck(RepositoryId id, @Nullable SecretText token) {
    return get(URI.create(hub + "/api/models/" + id + "/auth-check"), token);
  }

  /**
   * Asks what kind of gate the model has, which is told to everybody: {@code GET /api/models/{id}},
   * reduced to that one field.
   *
   * @throws OutboundException when there is no answer
   */
  HubAnswer gate(RepositoryId id, @Nullable SecretText token) {
    return get(URI.create(hub + "/api/models/" + id + "?expand%5B%5D=gated"), token);
  }

  /**
   * Asks whose token this is: {@code GET /api/whoami-v2}. The Hub allows few of these, so it is for
   * cases that nothing else tells apart.
   *
   * @throws OutboundException when there is no answer
   */
  HubAnswer whoAmI(SecretText token) {
    return get(URI.create(hub + "/api/whoami-v2"), token);
  }

  /**
   * Asks for something of the Hub's API; its own redirects, by which renamed and old short-named
   * models are found, are followed.
   *
   * @throws OutboundException when there is no answer
   */
  OutboundResponse ask(URI first, @Nullable SecretText token) {
    URI uri = first;
    OutboundResponse response = send(uri, token);
    for (int hop = 0; hop < MAX_HOPS; hop++) {
      Optional<URI> next = redirect(uri, response);
      if (next.isEmpty()) {
        break;
      }
      uri = next.get();
      response = send(uri, token);
    }
    return response;
  }

  private HubAnswer get(URI first, @Nullable SecretText token) {
    return HubAnswer.of(ask(first, token));
  }

  private OutboundResponse send(URI uri, @Nullable SecretText token) {
    OutboundRequest request = OutboundRequest.get(uri).withLimits(RequestLimits.QUICK);
    return http.send(token == null ? request : request.withBearer(token));
  }

  /** Where to go on, if that is within the Hub's API; anything else is not followed. */
  private Optional<URI> redirect(URI from, OutboundResponse response) {
    if (!REDIRECTS.contains(response.status())) {
      return Optional.empty();
    }
    return response.header("Location").flatMap(location -> withinApi(from, location));
  }

  /**
   * Where a link of the Hub's leads from an answer, if that is within the Hub's own API.
   *
   * @param from where the answer came from
   */
  Optional<URI> withinApi(URI from, String location) {
    try {
      URI target = from.resolve(location).normalize();
      boolean sameOrigin =
          Objects.equals(target.getScheme(), hub.getScheme())
              && Objects.equals(target.getRawAuthority(), hub.getRawAuthority());
      boolean api = target.toString().startsWith(hub + "/api/");
      return sameOrigin && api ? Optional.of(target) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
