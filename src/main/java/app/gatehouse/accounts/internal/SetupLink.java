package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.AccountService;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Tells on the console where Gatehouse is, and until there is an owner, how to become it. Printed,
 * not logged: a log is kept and shipped, and the code is a secret.
 */
@Component
class SetupLink {

  private final AccountService accounts;
  private final SetupCode code;
  private final boolean tls;
  private int port;

  SetupLink(AccountService accounts, SetupCode code, Environment environment) {
    this.accounts = accounts;
    this.code = code;
    this.tls =
        environment.getProperty("server.ssl.bundle") != null
            || environment.getProperty("server.ssl.key-store") != null;
  }

  @EventListener
  void onServer(WebServerInitializedEvent started) {
    if (!(started.getApplicationContext() instanceof WebServerApplicationContext context)
        || !"management".equals(context.getServerNamespace())) {
      port = started.getWebServer().getPort();
    }
  }

  @EventListener(ApplicationReadyEvent.class)
  void print() {
    if (port == 0) {
      // Started for a command: there is nothing to open.
      return;
    }
    String address = (tls ? "https" : "http") + "://localhost:" + port;
    if (accounts.isSetUp()) {
      System.out.println("Gatehouse is ready: " + address);
    } else {
      // In the fragment the code never reaches a server's log or a proxy.
      System.out.println("Set up Gatehouse here: " + address + "/setup#" + code.current());
    }
  }
}
