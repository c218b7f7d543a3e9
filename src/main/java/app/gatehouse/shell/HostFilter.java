package app.gatehouse.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only under the names Gatehouse is known by. A page of another site whose name was made to
 * lead to this machine (DNS rebinding) gets nothing, nor does its web socket.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class HostFilter extends OncePerRequestFilter {

  private static final int MISDIRECTED_REQUEST = 421;

  /** What a sandboxed page sends, or one that must not say where it is from. */
  private static final String OPAQUE_ORIGIN = "null";

  private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}");

  private final Set<String> hosts;

  /**
   * @param hosts names without a port, {@code gatehouse.hosts}
   */
  HostFilter(@Value("${gatehouse.hosts}") List<String> hosts) {
    this.hosts =
        hosts.stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isKnown(request.getHeader("Host")) && hasKnownOrigin(request)) {
      chain.doFilter(request, response);
    } else {
      response.setStatus(MISDIRECTED_REQUEST);
      response.setContentType("text/plain;charset=UTF-8");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Content-Security-Policy", "default-src 'none'");
      response
          .getWriter()
          .println(
              "Gatehouse does not answer under this name. Use http://localhost, or add the name to"
                  + " gatehouse.hosts.");
    }
  }

  /** Errors are dispatched again: they have passed already. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return true;
  }

  private boolean isKnown(@Nullable String hostAndPort) {
    if (hostAndPort == null) {
      return false;
    }
    int port = hostAndPort.lastIndexOf(':');
    boolean hasPort = port > hostAndPort.lastIndexOf(']');
    String host = hasPort ? hostAndPort.substring(0, port) : hostAndPort;
    // "localhost:1@elsewhere" has no port but leads elsewhere.
    return (!hasPort || PORT.matcher(hostAndPort.substring(port)).matches())
        && hosts.contains(host.toLowerCase(Locale.ROOT));
  }

  /** Only browsers send an origin. */
  private boolean hasKnownOrigin(HttpServletRequest request) {
    @Nullable String origin = request.getHeader("Origin");
    boolean login = isLogin(request);
    if (login && saysItIsFromElsewhere(request)) {
      return false;
    }
    if (origin == null) {
      return true;
    }
    if (OPAQUE_ORIGIN.equals(origin)) {
      return login;
    }
    try {
      URI uri = new URI(origin);
      return uri.getAuthority() != null && isKnown(uri.getAuthority());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * The one form that a browser sends by itself, and without a token. Our pages ask for no referrer
   * to be sent, and under that a browser hides the origin of such a form too.
   */
  private static boolean isLogin(HttpServletRequest request) {
    return "POST".equals(request.getMethod()) && "/login".equals(request.getServletPath());
  }

  /**
   * A browser still says whether the form is of this origin, unless the connection is neither TLS
   * nor local. Another program on this machine is of the same host, but not of this origin.
   */
  private static boolean saysItIsFromElsewhere(HttpServletRequest request) {
    @Nullable String site = request.getHeader("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin");
  }
}
