package app.gatehouse.gateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What all answers of the API have in common. */
final class Answers {

  private static final String REQUEST_ID = Answers.class.getName() + ".requestId";

  private Answers() {}

  /** Our name for the request, also in the headers of its answer. */
  static String requestId(HttpServletRequest request) {
    @Nullable Object known = request.getAttribute(REQUEST_ID);
    if (known instanceof String id) {
      return id;
    }
    String id = "req_" + UUID.randomUUID().toString().replace("-", "");
    request.setAttribute(REQUEST_ID, id);
    return id;
  }

  /** Headers that every answer has. */
  static void begin(HttpServletRequest request, HttpServletResponse response) {
    String id = requestId(request);
    response.setHeader("x-request-id", id);
    if (Dialect.of(request) == Dialect.ANTHROPIC) {
      response.setHeader("request-id", id);
    }
    response.setHeader("Cache-Control", "no-store");
  }

  static void json(HttpServletResponse response, byte[] json) throws IOException {
    response.setContentType("application/json");
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }

  static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    begin(request, response);
    response.setStatus(problem.status());
    Duration wait = problem.retryAfter();
    if (wait != null) {
      response.setHeader("retry-after", Long.toString(wait.plusMillis(999).toSeconds()));
    }
    if (!problem.again()) {
      // Heard by the clients of OpenAI and Anthropic, which else repeat some of these by
      // themselves.
      response.setHeader("x-should-retry", "false");
    }
    if (problem.status() == 401 && Dialect.of(request) == Dialect.OPENAI) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    json(response, Dialect.of(request).errorJson(problem, requestId(request)));
  }
}
