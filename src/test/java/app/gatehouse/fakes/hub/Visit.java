package app.gatehouse.fakes.hub;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request, as far as it decides the answer. */
final class Visit {

  private final HttpExchange exchange;

  Visit(HttpExchange exchange) {
    this.exchange = exchange;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  URI uri() {
    return exchange.getRequestURI();
  }

  /** Not decoded. */
  String path() {
    return uri().getRawPath();
  }

  /** Decoded, without the empty ones. */
  List<String> segments() {
    List<String> segments = new ArrayList<>();
    for (String segment : path().split("/")) {
      if (!segment.isEmpty()) {
        segments.add(decode(segment));
      }
    }
    return segments;
  }

  @Nullable String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /** What follows "Bearer", or null without any. */
  @Nullable String token() {
    String authorization = header("Authorization");
    return authorization != null && authorization.startsWith("Bearer ")
        ? authorization.substring("Bearer ".length())
        : null;
  }

  /** By name, each with all its values; {@code expand[]} is {@code expand}. */
  Map<String, List<String>> query() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    String query = uri().getRawQuery();
    if (query == null) {
      return all;
    }
    for (String part : query.split("&")) {
      int equals = part.indexOf('=');
      String name = decode(equals < 0 ? part : part.substring(0, equals)).replace("[]", "");
      String value = equals < 0 ? "" : decode(part.substring(equals + 1));
      all.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
    return all;
  }

  @Nullable String parameter(String name) {
    List<String> values = query().get(name);
    return values == null ? null : values.getFirst();
  }

  boolean isOn(String name) {
    String value = parameter(name);
    return value != null && (value.equals("true") || value.equals("1") || value.equals("True"));
  }

  int number(String name, int otherwise) {
    String value = parameter(name);
    return value == null || !value.matches("\\d{1,6}") ? otherwise : Integer.parseInt(value);
  }

  /** Each value of a parameter that may be repeated, or written with commas. */
  List<String> values(String name) {
    return query().getOrDefault(name, List.of()).stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .filter(value -> !value.isBlank())
        .toList();
  }

  String body() {
    try {
      return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException gone) {
      return "";
    }
  }

  static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
