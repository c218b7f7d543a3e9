package app.gatehouse.gateway.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

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
   * @throws RefusedException when there is nothing at the path, or only for another method
   */
  static Route find(String method, String path) throws RefusedException {
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
