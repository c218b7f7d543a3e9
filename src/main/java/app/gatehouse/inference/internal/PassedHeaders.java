package app.gatehouse.inference.internal;

import app.gatehouse.outbound.ForeignText;
import app.gatehouse.outbound.OutboundResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Of a provider's headers those that its clients ask for. */
final class PassedHeaders {

  private static final int LONGEST = 200;
  private static final Set<String> NAMES =
      Set.of(
          "x-request-id",
          "request-id",
          "apim-request-id",
          "openai-processing-ms",
          "openai-version",
          "x-should-retry",
          "retry-after",
          "retry-after-ms");
  private static final List<String> BEGINNINGS = List.of("x-ratelimit-", "anthropic-ratelimit-");

  private PassedHeaders() {}

  static Map<String, String> of(OutboundResponse head) {
    Map<String, String> passed = new LinkedHashMap<>();
    for (String name : head.headerNames()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (NAMES.contains(lower) || BEGINNINGS.stream().anyMatch(lower::startsWith)) {
        head.header(name).ifPresent(value -> passed.put(lower, ForeignText.of(value, LONGEST)));
      }
    }
    return passed;
  }
}
