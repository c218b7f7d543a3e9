package app.gatehouse.accounts.internal;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Gives the protective headers to what Spring Security never sees, too: the server refuses some
 * requests, and redirects others, before any filter is asked.
 */
@Component
class ServerAnswers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final Map<String, String> HEADERS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Permissions-Policy", SecurityConfig.PERMISSIONS_POLICY,
          "Content-Security-Policy", SecurityConfig.CONTENT_SECURITY_POLICY);

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addEngineValves(new Headers());
  }

  /** Sets them first; whoever answers may set others in their place. */
  private static final class Headers extends ValveBase {

    Headers() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      HEADERS.forEach(response::setHeader);
      getNext().invoke(request, response);
    }
  }
}
