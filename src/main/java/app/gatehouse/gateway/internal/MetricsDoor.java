package app.gatehouse.gateway.internal;

import app.gatehouse.storage.StartupRefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a program that watches Gatehouse read its metrics by a token that the operator chose. It is
 * nobody's access token: who may use models has no part in who watches.
 */
final class MetricsDoor extends OncePerRequestFilter {

  private static final String PATH = "/actuator/prometheus";
  private static final int SHORTEST = 16;

  private final @Nullable TokenHash expected;

  /**
   * @throws StartupRefusedException when the file cannot be read, or holds too little
   */
  MetricsDoor(MetricsSettings settings) {
    this.expected = settings.tokenFile() == null ? null : TokenHash.of(read(settings.tokenFile()));
  }

  static boolean isAt(HttpServletRequest request) {
    String path = ApiPaths.of(request);
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }

  private static String read(Path file) {
    try {
      String token = Files.readString(file).lines().findFirst().orElse("").strip();
      if (token.length() >= SHORTEST) {
        return token;
      }
    } catch (IOException e) {
      throw refusal(file + " cannot be read.");
    }
    throw refusal("The first line of " + file + " has fewer than " + SHORTEST + " characters.");
  }

  private static StartupRefusedException refusal(String problem) {
    return new StartupRefusedException(
        StartupRefusedException.CONFIGURATION,
        "gatehouse.metrics.token-file: "
            + problem
            + " Write a long random token into it, or leave the property out.");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String shown = ShownToken.bearer(request.getHeader(HttpHeaders.AUTHORIZATION));
    if (expected == null) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    } else if (shown == null || !expected.equals(TokenHash.of(shown))) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    } else {
      chain.doFilter(request, response);
    }
  }
}
