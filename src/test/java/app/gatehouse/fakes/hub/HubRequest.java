package app.gatehouse.fakes.hub;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that came.
 *
 * @param path with the query
 * @param headers by name, in any case; a token is in none of them
 * @param authorized whether there was an {@code Authorization}
 */
public record HubRequest(
    Origin origin, String method, String path, Map<String, String> headers, boolean authorized) {

  /** Where it came to. */
  public enum Origin {
    HUB,
    CDN
  }

  public HubRequest {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  /** The value of a header, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }
}
