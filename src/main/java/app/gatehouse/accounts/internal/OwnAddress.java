package app.gatehouse.accounts.internal;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where a browser on this machine finds Gatehouse. */
@Component
class OwnAddress {

  private static final int USUAL_PORT = 8080;

  private final boolean tls;
  private volatile int port;
  private volatile boolean served;

  OwnAddress(Environment environment) {
    this.tls =
        environment.getProperty("server.ssl.bundle") != null
            || environment.getProperty("server.ssl.key-store") != null;
    this.port = environment.getProperty("server.port", Integer.class, USUAL_PORT);
  }

  @EventListener
  void onServer(WebServerInitializedEvent started) {
    if (!(started.getApplicationContext() instanceof WebServerApplicationContext context)
        || !"management".equals(context.getServerNamespace())) {
      port = started.getWebServer().getPort();
      served = true;
    }
  }

  /** Whether there is a server; until then the address is the one it will have. */
  boolean isServed() {
    return served;
  }

  /** Without a slash at its end. */
  @Override
  public String toString() {
    return (tls ? "https" : "http") + "://localhost:" + port;
  }
}
