package app.gatehouse.accounts.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whose session is over is not signed in any more, whatever is asked for. */
final class SessionRules extends OncePerRequestFilter {

  private final SignedInSessions sessions;

  SessionRules(SignedInSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null
        && SignedInSessions.user(session.getAttribute(SignedInSessions.ATTRIBUTE))
            .filter(sessions::isOver)
            .isPresent()) {
      session.invalidate();
    }
    chain.doFilter(request, response);
  }
}
