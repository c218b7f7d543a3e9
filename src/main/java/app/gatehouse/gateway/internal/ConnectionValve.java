package app.gatehouse.gateway.internal;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Gives each request of the API its connection. */
@Component
class ConnectionValve implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addContextValves(new Connections());
  }

  /** The attribute is the container's own, so that it can be set nowhere else. */
  private static final class Connections extends ValveBase {

    Connections() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      if (ApiPaths.isOurs(request.getDecodedRequestURI())) {
        request.setAttribute(
            ClientConnection.ATTRIBUTE, new ClientConnection(request.getCoyoteRequest()));
      }
      getNext().invoke(request, response);
    }
  }
}
