package app.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;

/** The headers that every answer has, once each. */
public final class ProtectiveHeaders {

  private ProtectiveHeaders() {}

  public static void assertOn(HttpHeaders headers) {
    assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
    assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
    assertThat(headers.allValues("Permissions-Policy")).hasSize(1);
    assertThat(headers.firstValue("Server")).isEmpty();
    assertThat(headers.firstValue("X-Powered-By")).isEmpty();
    assertThat(headers.allValues("Content-Security-Policy"))
        .singleElement()
        .satisfies(policy ->
            assertThat(policy.split("; "))
                .contains(
                    "default-src 'self'",
                    "img-src 'self' data:",
                    "connect-src 'self'",
                    "object-src 'none'",
                    "base-uri 'self'",
                    "form-action 'self'",
                    "frame-ancestors 'none'"));
  }

  /** The same for an answer as it came over the wire. */
  public static void assertOn(String answer) {
    String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
    assertThat(head.lines())
        .contains(
            "X-Content-Type-Options: nosniff",
            "X-Frame-Options: DENY",
            "Referrer-Policy: no-referrer",
            "Cross-Origin-Opener-Policy: same-origin")
        .filteredOn(line -> line.startsWith("Content-Security-Policy: "))
        .singleElement()
        .asString()
        .contains("default-src 'self'", "frame-ancestors 'none'");
    assertThat(head).doesNotContainIgnoringCase("\r\nServer:", "X-Powered-By");
  }
}
