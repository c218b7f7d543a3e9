package app.gatehouse.walk;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseServerTest;
import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.e2e.HttpVisitor;
import app.gatehouse.e2e.ProtectiveHeaders;
import app.gatehouse.e2e.RawHttp;
import app.gatehouse.gateway.ui.WaitingToken;
import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint there is, asked over HTTP by who is not signed in, by another account, without a
 * token, and under a foreign name. A new one is found by itself.
 */
@GatehouseServerTest
class EndpointsWalkIT {

  private static final String PASSWORD = "correct horse battery";
  private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

  /** What Spring Security and Vaadin answer besides, none of which is in any list of mappings. */
  private static final List<Endpoint> OF_THE_LIBRARIES = List.of(new Endpoint("POST", "/logout"));

  @Autowired private ApplicationContext context;
  @Autowired private ServletContext servlets;
  @Autowired private JdbcClient database;
  @Autowired private PasswordEncoder passwords;
  private final URI address;
  private final RawHttp raw;
  private Ann ann;
  private UUID claim;
  private Account ben;

  EndpointsWalkIT(@LocalServerPort int port) {
    this.address = URI.create("http://localhost:" + port);
    this.raw = new RawHttp(port);
  }

  /** A method and a path; the path with ids of Ann's in its places. */
  private record Endpoint(String method, String path) {

    boolean changes() {
      return CHANGING.contains(method);
    }
  }

  @BeforeEach
  void makeBoth() {
    ann = Ann.make(context);
    claim = WaitingToken.of(context, ann.account(), Ann.MARK);
    ben = TestAccounts.add(database, passwords, PASSWORD);
  }

  /** The path for each pattern with places in it: an id of Ann's where one is wanted. */
  private Map<String, String> paths() {
    return Map.of(
        "/credentials/{id}/copy", "/credentials/" + ann.credential() + "/copy",
        "/access-tokens/{claim}/show", "/access-tokens/" + claim + "/show");
  }

  private List<Endpoint> endpoints() {
    List<Endpoint> endpoints = new ArrayList<>();
    context
        .getBeansOfType(RequestMappingHandlerMapping.class)
        .values()
        .forEach(
            mapping -> mapping.getHandlerMethods().keySet().forEach(info -> add(info, endpoints)));
    assertThat(endpoints).extracting(Endpoint::path).contains("/error").hasSizeGreaterThan(3);
    return endpoints;
  }

  private void add(RequestMappingInfo info, List<Endpoint> endpoints) {
    for (String pattern : info.getPatternValues()) {
      String path = pattern.contains("{") ? paths().getOrDefault(pattern, "") : pattern;
      assertThat(path)
          .as(
              "The endpoint %s takes something from its path: add it to EndpointsWalkIT.paths(),"
                  + " with the id of something of Ann's in its place.",
              pattern)
          .isNotEmpty();
      Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
      (methods.isEmpty() ? Stream.of("GET", "POST") : methods.stream().map(Enum::name))
          .forEach(method -> endpoints.add(new Endpoint(method, path)));
    }
  }

  private static boolean isOurs(Endpoint endpoint) {
    return !endpoint.path().equals("/error");
  }

  private List<String> pages() {
    return ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets))
        .getRegisteredRoutes()
        .stream()
        .map(RouteBaseData::getTemplate)
        .map(template -> "/" + template.replaceAll("/:.*", ""))
        .toList();
  }

  @Test
  void anotherAccountFindsNothingByAnnsIds() throws Exception {
    List<String> before = ann.rows(database);
    int asked = 0;
    try (HttpVisitor visitor = new HttpVisitor(address)) {
      visitor.signIn(ben.username(), PASSWORD);
      String token = visitor.csrfToken("/profile");
      for (Endpoint endpoint : endpoints().stream().filter(EndpointsWalkIT::isOurs).toList()) {
        HttpResponse<String> answer =
            visitor.send(endpoint.method(), endpoint.path(), "X-CSRF-TOKEN", token);

        assertThat(answer.statusCode()).as("%s", endpoint).isIn(403, 404);
        assertThat(answer.body()).as("%s", endpoint).doesNotContain(Ann.MARK);
        ProtectiveHeaders.assertOn(answer.headers());
        asked++;
      }
    }
    assertThat(ann.rows(database)).isEqualTo(before);
    assertThat(asked).isPositive();
    System.out.println("Endpoints asked with another account's ids: " + asked + ", none answered");
  }

  @Test
  void whoIsNotSignedInGetsNothing() throws Exception {
    List<String> before = ann.rows(database);
    try (HttpVisitor visitor = new HttpVisitor(address)) {
      for (Endpoint endpoint : endpoints().stream().filter(EndpointsWalkIT::isOurs).toList()) {
        HttpResponse<String> answer = visitor.send(endpoint.method(), endpoint.path());

        assertThat(answer.statusCode()).as("%s", endpoint).isIn(302, 401, 403);
        assertThat(answer.body()).as("%s", endpoint).doesNotContain(Ann.MARK);
        ProtectiveHeaders.assertOn(answer.headers());
      }
    }
    assertThat(ann.rows(database)).isEqualTo(before);
  }

  /** Tried by the account itself, whom only the missing token can stop. */
  @Test
  void nothingChangesWithoutAToken() throws Exception {
    Account signedIn = TestAccounts.add(database, passwords, PASSWORD);
    database
        .sql("UPDATE credential SET account_id = ? WHERE id = ?")
        .params(signedIn.id().value(), ann.credential().value())
        .update();
    TreeSet<String> refused = new TreeSet<>();
    try (HttpVisitor visitor = new HttpVisitor(address)) {
      visitor.signIn(signedIn.username(), PASSWORD);
      List<String> before = Rows.of(database, signedIn.id(), ann.account(), ann.credential());
      for (Endpoint endpoint :
          Stream.concat(endpoints().stream(), OF_THE_LIBRARIES.stream())
              .filter(Endpoint::changes)
              .toList()) {
        for (String wrong : List.of("", "wrong")) {
          HttpResponse<String> answer =
              visitor.send(endpoint.method(), endpoint.path(), "X-CSRF-TOKEN", wrong);

          assertThat(answer.statusCode()).as("%s", endpoint).isIn(401, 403);
          refused.add(
              endpoint.method() + " " + endpoint.path().replaceAll("[0-9a-f-]{36}", "{id}"));
        }
      }

      assertThat(Rows.of(database, signedIn.id(), ann.account(), ann.credential()))
          .isEqualTo(before);
      assertThat(visitor.get("/profile").statusCode()).isEqualTo(200);
    }
    System.out.println("Refused without a token: " + refused);
  }

  /** What a page sends carries a token of the page, which Vaadin compares itself. */
  @Test
  void aPageTakesNothingWithoutItsOwnToken() throws Exception {
    try (HttpVisitor visitor = new HttpVisitor(address)) {
      visitor.signIn(ben.username(), PASSWORD);
      String page = visitor.get("/?v-r=init&location=keys&query=").body();
      String token = part(page, "\"Vaadin-Security-Key\":\"([^\"]+)\"");
      String path = "/?v-r=uidl&v-uiId=" + part(page, "\"v-uiId\":(\\d+)");

      for (String wrong : List.of("", "wrong", token.substring(1))) {
        assertThat(visitor.postJson(path, message(wrong)).body())
            .as("The answer to a page that says \"%s\"", wrong)
            .contains("\"appError\"")
            .doesNotContain("\"clientId\":1");
      }
      assertThat(visitor.postJson(path, message(token)).body()).contains("\"clientId\":1");
    }
  }

  private static String message(String token) {
    return "{\"csrfToken\":\"%s\",\"rpc\":[],\"syncId\":0,\"clientId\":0}".formatted(token);
  }

  private static String part(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    return found.group(1);
  }

  @Test
  void everyPageAndEndpointHasTheHeadersAndOnlyItsOwnNames() throws Exception {
    List<Endpoint> all = new ArrayList<>(endpoints());
    pages().forEach(page -> all.add(new Endpoint("GET", page)));
    all.addAll(OF_THE_LIBRARIES);
    all.add(new Endpoint("POST", "/login"));
    for (Endpoint endpoint : all) {
      String request = endpoint.method() + " " + endpoint.path();

      ProtectiveHeaders.assertOn(raw.ask(request, "Host: localhost"));
      assertMisdirected(raw.ask(request, "Host: evil.example"));
      assertMisdirected(raw.ask(request, "Host: localhost", "Origin: https://evil.example"));
    }
    assertThat(pages()).contains("/keys", "/login").hasSizeGreaterThan(5);
    System.out.println("Headers and names looked at on " + all.size() + " pages and endpoints");
  }

  private static void assertMisdirected(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 421 ");
  }

  /**
   * The login form has no token, since there is no session yet that it could belong to. A page of
   * another site that sends it, to have somebody save a key in the sender's account, is told by
   * what the browser says of where the form comes from.
   */
  @Test
  void theLoginFormIsTakenFromNoOtherSite() throws IOException {
    for (String[] from :
        new String[][] {
          {"Origin: https://evil.example", "Sec-Fetch-Site: cross-site"},
          {"Origin: https://evil.example"},
          {"Origin: null", "Sec-Fetch-Site: cross-site"},
          {"Origin: null", "Sec-Fetch-Site: same-site"},
          {"Origin: null", "Sec-Fetch-Site: none"},
          // Another program on the same machine is another origin, but the same site.
          {"Origin: http://localhost:1", "Sec-Fetch-Site: same-site"},
        }) {
      assertMisdirected(login(from));
    }
    assertThat(login("Origin: " + address, "Sec-Fetch-Site: same-origin"))
        .startsWith("HTTP/1.1 302 ");
    assertThat(login("Origin: null", "Sec-Fetch-Site: same-origin")).startsWith("HTTP/1.1 302 ");
  }

  private String login(String... from) throws IOException {
    String body = "username=" + ben.username() + "&password=" + PASSWORD.replace(' ', '+');
    return raw.send(
        "POST /login HTTP/1.1\r\nHost: "
            + address.getAuthority()
            + "\r\n"
            + String.join("\r\n", from)
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + body.length()
            + "\r\nConnection: close\r\n\r\n"
            + body);
  }
}
