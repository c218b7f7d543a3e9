package app.gatehouse.gateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Where requests carry tokens. */
final class ShownToken {

  private static final String SCHEME = "bearer ";

  private ShownToken() {}

  /**
   * Clients made for Anthropic send {@code x-api-key}, some beside an {@code Authorization}: then
   * the one counts that is meant for us.
   *
   * @return null when there is none
   */
  static @Nullable String in(HttpServletRequest request) {
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
