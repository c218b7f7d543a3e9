package app.gatehouse.providers;

import java.net.URI;

/**
 * Reads {@code OLLAMA_HOST} as Ollama's own clients do: {@code host}, {@code host:port} or {@code
 * scheme://host:port/path}. Without a scheme the port defaults to 11434, with one to that of the
 * scheme. The addresses that only a server can bind to, {@code 0.0.0.0} and {@code ::}, become
 * loopback. Source: the Ollama repository, {@code envconfig}, read in August 2026.
 */
final class OllamaHost {

  static final String VARIABLE = "OLLAMA_HOST";

  private static final String SCHEME_END = "://";
  private static final String DEFAULT_PORT = "11434";
  private static final String LOOPBACK_4 = "127.0.0.1";
  private static final String LOOPBACK_6 = "[::1]";

  private OllamaHost() {}

  /**
   * @return without a trailing slash; without a port where the scheme implies it
   * @throws InvalidProviderException when the scheme is not http or https, or no host can be read
   */
  static URI address(String value) {
    String text = value.strip().replaceAll("^[\"']+|[\"']+$", "");
    int schemeEnd = text.indexOf(SCHEME_END);
    String scheme = schemeEnd < 0 ? "http" : text.substring(0, schemeEnd);
    String defaultPort = schemeEnd < 0 ? DEFAULT_PORT : "";
    String rest = schemeEnd < 0 ? text : text.substring(schemeEnd + SCHEME_END.length());
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash);

    int portColon = portColon(authority);
    String host = portColon < 0 ? authority : authority.substring(0, portColon);
    String port = portColon < 0 ? defaultPort : port(authority, portColon + 1, defaultPort);
    String portPart = port.isEmpty() ? "" : ":" + port;
    return WebAddress.base(VARIABLE, scheme + SCHEME_END + reachable(host) + portPart + path);
  }

  /** -1 when there is no port; several colons outside brackets are an IPv6 address without one. */
  private static int portColon(String authority) {
    int colon = authority.lastIndexOf(':');
    boolean insideAddress =
        authority.startsWith("[")
            ? colon < authority.indexOf(']')
            : colon != authority.indexOf(':');
    return insideAddress ? -1 : colon;
  }

  /** Ollama takes its default for a port it cannot read, so a typing error there is no error. */
  private static String port(String authority, int from, String defaultPort) {
    String port = authority.substring(from);
    return port.matches("[1-9][0-9]{0,4}") && Integer.parseInt(port) <= 65_535 ? port : defaultPort;
  }

  private static String reachable(String host) {
    return switch (host) {
      case "", "0.0.0.0" -> LOOPBACK_4;
      case "::", "[::]" -> LOOPBACK_6;
      default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    };
  }
}
