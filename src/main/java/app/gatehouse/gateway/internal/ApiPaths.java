package app.gatehouse.gateway.internal;

import jakarta.servlet.http.HttpServletRequest;

/** Where the API is. */
final class ApiPaths {

  static final String OPENAI = "/v1";
  static final String ANTHROPIC = "/anthropic";

  /** The description of the API, which everybody may read. */
  static final String DESCRIPTION = OPENAI + "/openapi.json";

  private ApiPaths() {}

  /** The path a request asks for, whichever servlet stands behind it. */
  static String of(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  static boolean isOurs(String path) {
    return isBelow(path, OPENAI) || isBelow(path, ANTHROPIC);
  }

  private static boolean isBelow(String path, String root) {
    return path.startsWith(root)
        && (path.length() == root.length() || path.charAt(root.length()) == '/');
  }
}
