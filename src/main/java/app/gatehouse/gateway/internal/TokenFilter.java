package app.gatehouse.gateway.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stops every request without a good token, before its body is read. Looks at no cookie, and makes
 * no session.
 */
final class TokenFilter extends OncePerRequestFilter {

  private static final String TOKEN = TokenFilter.class.getName() + ".token";
  private static final String SCHEME = "bearer ";

  private final Doorkeeper doorkeeper;

  TokenFilter(Doorkeeper doorkeeper) {
    this.doorkeeper = doorkeeper;
  }

  /** With what token the request came. */
  static KnownToken tokenOf(HttpServletRequest request) throws RefusedException {
    if (request.getAttribute(TOKEN) instanceof KnownToken token) {
      return token;
    }
    throw new RefusedException(Refusals.noToken());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return ApiPaths.DESCRIPTION.equals(request.getServletPath() + request.getPathInfo());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      request.setAttribute(TOKEN, doorkeeper.admit(shown(request)));
    } catch (RefusedException refused) {
      Answers.refuse(request, response, refused.problem());
      return;
    }
    chain.doFilter(request, response);
  }

  /**
   * Clients made for Anthropic send {@code x-api-key}, some beside an {@code Authorization}: then
   * the one counts that is meant for us.
   */
  private static @Nullable String shown(HttpServletRequest request) {
    String bearer = bearer(request.getHeader("Authorization"));
    if (Dialect.of(request) == Dialect.OPENAI
        || bearer != null && bearer.startsWith(TokenText.PREFIX)) {
      return bearer;
    }
    String key = request.getHeader("x-api-key");
    return key == null ? bearer : key.strip();
  }

  /** What a header shows as a Bearer token; null when it does not. */
  static @Nullable String bearer(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }
}
