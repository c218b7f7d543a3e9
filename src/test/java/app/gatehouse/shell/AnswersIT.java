package app.gatehouse.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseServerTest;
import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.e2e.HttpVisitor;
import app.gatehouse.e2e.ProtectiveHeaders;
import app.gatehouse.e2e.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What every answer has in common: its headers, the names it is given under, what it keeps in. */
@GatehouseServerTest
class AnswersIT {

  private static final String PASSWORD = "correct horse battery";

  /** Of each kind one: pages, static files, an endpoint, redirects, what is not there. */
  static final List<String> PATHS =
      List.of(
          "/",
          "/login",
          "/login?error",
          "/setup",
          "/models",
          "/nothing-here",
          "/styles/gatehouse.css",
          "/styles/nothing-here.css",
          "/icons/nothing-here.svg",
          "/favicon.ico",
          "/VAADIN/push",
          "/VAADIN/build/nothing-here.js",
          "/actuator",
          "/actuator/health",
          "/actuator/nothing-here",
          "/credentials/1/copy",
          "/error",
          "/logout");

  @Autowired private JdbcClient database;
  @Autowired private PasswordEncoder passwords;
  private final int port;
  private final RawHttp raw;

  AnswersIT(@LocalServerPort int port) {
    this.port = port;
    this.raw = new RawHttp(port);
  }

  static final List<String> REFUSED_HOSTS =
      List.of(
          "evil.example",
          "evil.example:8080",
          "localhost.evil.example",
          "localhost.",
          "127.0.0.1.evil.example",
          "[::2]",
          "10.0.0.1",
          "");

  static final List<String> REFUSED_ORIGINS =
      List.of(
          "https://evil.example",
          "http://localhost.evil.example",
          "http://evil.example:8080",
          "http://localhost:1@evil.example",
          "http://localhost@evil.example",
          "null",
          "localhost",
          "://");

  @Nested
  class TheirHeaders {

    @ParameterizedTest
    @FieldSource("app.gatehouse.shell.AnswersIT#PATHS")
    void areThereForWhoIsNotSignedIn(String path) throws Exception {
      try (HttpVisitor visitor = visitor()) {
        ProtectiveHeaders.assertOn(visitor.get(path).headers());
      }
    }

    @Test
    void areThereForWhoIsSignedIn() throws Exception {
      Account ann = TestAccounts.add(database, passwords, PASSWORD);
      try (HttpVisitor visitor = visitor()) {
        ProtectiveHeaders.assertOn(visitor.signIn(ann.username(), PASSWORD).headers());
        for (String path : PATHS) {
          ProtectiveHeaders.assertOn(visitor.get(path).headers());
          ProtectiveHeaders.assertOn(visitor.post(path, Map.of()).headers());
        }
      }
    }
  }

  /** What the server refuses or redirects by itself, before any filter of ours is asked. */
  static final List<String> REFUSED_BY_THE_SERVER =
      List.of(
          "GET /;x",
          "GET /models;x=1",
          "GET /models;",
          "GET //",
          "GET /%2e%2e/x",
          "GET /%2f",
          "GET /%00",
          "GET /%zz",
          "GET /a\\b",
          "GET /VAADIN/../../x",
          "GET /..",
          "TRACE /",
          "FOO /");

  @Nested
  class FromTheServerItself {

    @ParameterizedTest
    @FieldSource("app.gatehouse.shell.AnswersIT#REFUSED_BY_THE_SERVER")
    void haveTheHeadersAsWell(String request) throws IOException {
      ProtectiveHeaders.assertOn(raw.ask(request, "Host: localhost"));
    }

    /** Read as no request at all, it is answered before there is anything to add a header to. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /<x>", "GET /a{b}", "G<T /"})
    void areEmptyWhereTheyHaveNone(String request) throws IOException {
      String answer = raw.ask(request, "Host: localhost");

      assertThat(answer).startsWith("HTTP/1.1 400 ");
      if (!answer.contains("X-Content-Type-Options")) {
        assertThat(answer.substring(answer.indexOf("\r\n\r\n")).strip()).isEmpty();
      }
    }
  }

  @Nested
  class UnderAnotherName {

    @ParameterizedTest
    @FieldSource("app.gatehouse.shell.AnswersIT#PATHS")
    void areRefusedWhateverIsAskedFor(String path) throws IOException {
      for (String method : List.of("GET", "POST", "OPTIONS")) {
        assertMisdirected(raw.ask(method + " " + path, "Host: evil.example"));
        assertMisdirected(
            raw.ask(method + " " + path, "Host: localhost", "Origin: https://evil.example"));
      }
    }

    @ParameterizedTest
    @FieldSource("app.gatehouse.shell.AnswersIT#REFUSED_HOSTS")
    void areRefusedForTheHost(String host) throws IOException {
      assertMisdirected(raw.ask("GET /actuator/health", "Host: " + host));
    }

    @ParameterizedTest
    @FieldSource("app.gatehouse.shell.AnswersIT#REFUSED_ORIGINS")
    void areRefusedForTheOrigin(String origin) throws IOException {
      assertMisdirected(raw.ask("GET /actuator/health", "Host: localhost", "Origin: " + origin));
    }

    @Test
    void areRefusedToAWebSocket() throws IOException {
      String[] upgrade = {
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
      };
      for (List<String> names :
          List.of(
              List.of("Host: evil.example", "Origin: http://evil.example"),
              List.of("Host: localhost:" + port, "Origin: http://evil.example"),
              List.of("Host: localhost:" + port, "Origin: null"))) {
        String[] headers = new String[names.size() + upgrade.length];
        System.arraycopy(names.toArray(), 0, headers, 0, names.size());
        System.arraycopy(upgrade, 0, headers, names.size(), upgrade.length);

        assertMisdirected(raw.ask("GET /VAADIN/push?v-r=push", headers));
      }
    }

    @Test
    void areRefusedWithoutAnyHost() throws IOException {
      assertMisdirected(raw.send("GET /actuator/health HTTP/1.0\r\n\r\n"));
    }

    private void assertMisdirected(String answer) {
      assertThat(answer)
          .startsWith("HTTP/1.1 421 ")
          .contains("\r\nX-Content-Type-Options: nosniff\r\n")
          .contains("\r\nContent-Security-Policy: default-src 'none'\r\n")
          .contains("\r\nContent-Type: text/plain;charset=UTF-8\r\n")
          .doesNotContain("Set-Cookie", "evil", "<");
    }
  }

  @Nested
  class UnderTheirOwnNames {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "localhost",
          "localhost:8080",
          "LOCALHOST:8080",
          "127.0.0.1",
          "127.0.0.1:8080",
          "[::1]",
          "[::1]:8080"
        })
    void areGiven(String host) throws IOException {
      assertThat(raw.ask("GET /actuator/health", "Host: " + host)).startsWith("HTTP/1.1 200 ");
      assertThat(raw.ask("GET /actuator/health", "Host: " + host, "Origin: http://" + host))
          .startsWith("HTTP/1.1 200 ");
    }
  }

  @Nested
  class WhenSomethingIsWrong {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "GET /error",
          "GET /nothing-here",
          "GET /;x",
          "GET //",
          "GET /%2e%2e/x",
          "GET /%00",
          "GET /a%0d%0ab",
          "GET /models?a=<script>",
          "GET /models?a=%zz",
          "GET /credentials/x/copy",
          "POST /credentials/x/copy",
          "POST /login",
          "DELETE /login",
          "PUT /models",
          "TRACE /",
          "FOO /",
          "POST /?v-r=uidl&v-uiId=99",
          "GET /?v-r=uidl",
          "GET /?v-r=heartbeat",
          "GET /VAADIN/../application.yaml",
          "GET /actuator/health/nothing-here",
          "GET /actuator/%7B"
        })
    void showNothingOfTheInside(String request) throws IOException {
      assertThat(raw.ask(request, "Host: localhost", "Accept: text/html"))
          .doesNotContain("Exception", "\tat ", "org.apache", "springframework", "com.vaadin")
          .doesNotContain("Whitelabel", "Apache Tomcat", "application.yaml", "<script>");
      assertThat(raw.ask(request, "Host: localhost", "Accept: application/json"))
          .doesNotContain("Exception", "\\tat ", "\"trace\"", "\"exception\"");
    }
  }

  private HttpVisitor visitor() {
    return new HttpVisitor(URI.create("http://localhost:" + port));
  }
}
