package app.gatehouse.gateway.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/**
 * Lets an encoded slash through where the id of a model is part of the path: clients encode the one
 * in {@code openai/gpt-4o-mini}. Everywhere else it is refused, as before.
 */
@Component
class SlashesInModelNames
    implements HttpFirewall,
        RequestRejectedHandler,
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final List<String> MODELS = List.of("/v1/models/", "/anthropic/v1/models/");

  private static final RequestRejectedHandler REJECTED = new HttpStatusRequestRejectedHandler();

  private final StrictHttpFirewall elsewhere = new StrictHttpFirewall();
  private final StrictHttpFirewall inNames = new StrictHttpFirewall();

  SlashesInModelNames() {
    inNames.setAllowUrlEncodedSlash(true);
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addConnectorCustomizers(
        connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.DECODE.getValue()));
    server.addContextValves(new Elsewhere());
  }

  @Override
  public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
    return (isModel(request) ? inNames : elsewhere).getFirewalledRequest(request);
  }

  @Override
  public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
    return elsewhere.getFirewalledResponse(response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
      throws IOException, ServletException {
    if (ApiPaths.isOurs(request.getRequestURI())) {
      Answers.refuse(request, response, Refusals.badPath());
    } else {
      REJECTED.handle(request, response, rejected);
    }
  }

  /** What the server refuses by itself where it decodes none. */
  private static final class Elsewhere extends ValveBase {

    Elsewhere() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      String path = request.getRequestURI();
      if (path.toLowerCase(Locale.ROOT).contains("%2f") && !ApiPaths.isOurs(path)) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("text/plain");
        response.getWriter().println("No path here has an encoded slash in it.");
      } else {
        getNext().invoke(request, response);
      }
    }
  }

  /** As it was sent and as it was understood: what is decoded may lead out again. */
  private static boolean isModel(HttpServletRequest request) {
    String understood = request.getServletPath() + request.getPathInfo();
    return MODELS.stream()
        .anyMatch(path -> request.getRequestURI().startsWith(path) && understood.startsWith(path));
  }
}
