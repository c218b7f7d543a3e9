package app.gatehouse.gateway.internal;

/** Where the API is. */
final class ApiPaths {

  static final String OPENAI = "/v1";
  static final String ANTHROPIC = "/anthropic";

  /** The description of the API, which everybody may read. */
  static final String DESCRIPTION = OPENAI + "/openapi.json";

  private ApiPaths() {}

  static boolean isOurs(String path) {
    return isBelow(path, OPENAI) || isBelow(path, ANTHROPIC);
  }

  private static boolean isBelow(String path, String root) {
    return path.startsWith(root)
        && (path.length() == root.length() || path.charAt(root.length()) == '/');
  }
}
