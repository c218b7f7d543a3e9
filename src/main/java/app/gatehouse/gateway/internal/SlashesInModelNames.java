package app.gatehouse.gateway.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Has an encoded slash decoded where the id of a model may be part of the path: clients encode the
 * one in {@code openai/gpt-4o-mini}. Everywhere else it is refused, as the server does by itself.
 */
@Component
class SlashesInModelNames implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addConnectorCustomizers(
        connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.DECODE.getValue()));
    server.addContextValves(new Elsewhere());
  }

  private static final class Elsewhere extends ValveBase {

    Elsewhere() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      if (hasEncodedSlash(request.getRequestURI())
          && !ApiPaths.isOurs(request.getDecodedRequestURI())) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("text/plain");
        response.getWriter().println("No path here has an encoded slash in it.");
      } else {
        getNext().invoke(request, response);
      }
    }

    private static boolean hasEncodedSlash(String path) {
      return path.indexOf('%') >= 0 && path.toLowerCase(Locale.ROOT).contains("%2f");
    }
  }
}
