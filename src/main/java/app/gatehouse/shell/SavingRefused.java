package app.gatehouse.shell;

import app.gatehouse.storage.StorageReadOnlyException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what an endpoint could not do because nothing can be saved. Pages and the sign-in say it
 * themselves.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class SavingRefused extends OncePerRequestFilter {

  private static final String RETRY_SECONDS = "30";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      if (StorageReadOnlyException.behind(e).isEmpty() || response.isCommitted()) {
        throw e;
      }
      answer(response);
    }
  }

  private static void answer(HttpServletResponse response) throws IOException {
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    response.setContentType("text/plain;charset=UTF-8");
    response
        .getWriter()
        .println(
            "Nothing was done: the disk of Gatehouse is full or fails, and nothing is saved until"
                + " that is mended.");
  }
}
