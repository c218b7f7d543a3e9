package app.gatehouse.gateway.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/** What can be asked of the API. */
enum Route {
  DESCRIPTION("GET", ApiPaths.DESCRIPTION),
  MODELS("GET", "/v1/models"),
  MODEL("GET", "/v1/models/{id}"),
  CHAT("POST", "/v1/chat/completions"),
  EMBEDDINGS("POST", "/v1/embeddings"),
  ANTHROPIC_MODELS("GET", "/anthropic/v1/models"),
  ANTHROPIC_MODEL("GET", "/anthropic/v1/models/{id}"),
  MESSAGES("POST", "/anthropic/v1/messages"),
  COUNT_TOKENS("POST", "/anthropic/v1/messages/count_tokens");

  private static final String ID = "{id}";

  private final String method;
  private final String path;

  Route(String method, String path) {
    this.method = method;
    this.path = path;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  /**
   * @param path as the server understood it
   * @param sent as it came, encoded: what is decoded may lead elsewhere, so nothing but the id of a
   *     model may be
   * @throws RefusedException when there is nothing at the path, or only for another method, or when
   *     it was not sent as it is
   */
  static Route find(String method, String path, String sent) throws RefusedException {
    if (!sent.equals(path)
        && Arrays.stream(values()).noneMatch(route -> route.isSent(path, sent))) {
      throw new RefusedException(Refusals.badPath());
    }
    Optional<Route> exact = first(method, path, false);
    Optional<Route> route = exact.isPresent() ? exact : first(method, path, true);
    if (route.isPresent()) {
      return route.get();
    }
    String allowed =
        Arrays.stream(values())
            .filter(other -> other.matches(path, true))
            .map(Route::method)
            .distinct()
            .collect(Collectors.joining(", "));
    throw new RefusedException(
        allowed.isEmpty() ? Refusals.notFound() : Refusals.wrongMethod(allowed));
  }

  private boolean isSent(String understood, String sent) {
    return path.endsWith(ID)
        && sent.startsWith(prefix())
        && understood.equals(UriUtils.decode(sent, StandardCharsets.UTF_8));
  }

  private static Optional<Route> first(String method, String path, boolean templates) {
    return Arrays.stream(values())
        .filter(route -> route.method.equals(method) && route.matches(path, templates))
        .findFirst();
  }

  private boolean matches(String asked, boolean templates) {
    return asked.equals(path)
        || templates
            && path.endsWith(ID)
            && asked.length() > prefix().length()
            && asked.startsWith(prefix());
  }

  /** The id that a path of this route names; ids hold slashes. */
  String id(String asked) {
    return asked.substring(prefix().length());
  }

  private String prefix() {
    return path.substring(0, path.length() - ID.length());
  }
}
