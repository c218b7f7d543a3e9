package app.gatehouse.hub.internal;

import app.gatehouse.hub.HubSearch;
import app.gatehouse.hub.RepositoryId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Addresses of what the Hub tells of models, as its API documents them. */
final class Catalogue {

  /** Rows of one answer to a search. */
  static final int ROWS = 30;

  /** On rows of a search these come only when asked for, and then nothing else does. */
  private static final String FIELDS =
      List.of("gated", "gguf", "downloads", "likes", "lastModified", "tags").stream()
          .map(field -> "&expand%5B%5D=" + field)
          .collect(Collectors.joining());

  private static final Pattern LINK =
      Pattern.compile(
          "<([^<>]{1,8000})>((?:\\s*;\\s*[^\\s=;,]+\\s*=\\s*(?:\"[^\"]*\"|[^\\s;,\"]*))*)");

  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([^\\s=;,]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]*))");

  private final URI hub;

  Catalogue(URI hub) {
    this.hub = hub;
  }

  URI search(HubSearch wanted) {
    String text = wanted.text().strip();
    return URI.create(
        hub
            + "/api/models?limit="
            + ROWS
            + "&sort="
            + sort(wanted.order())
            + (wanted.ggufOnly() ? "&filter=gguf" : "")
            + (text.isEmpty() ? "" : "&search=" + encoded(text))
            + FIELDS);
  }

  /** With the size of each file. */
  URI model(RepositoryId id) {
    return URI.create(hub + "/api/models/" + id + "?blobs=true");
  }

  /**
   * @param revision a commit or branch without a slash
   */
  URI tree(RepositoryId id, String revision) {
    return URI.create(hub + "/api/models/" + id + "/tree/" + revision + "?recursive=true");
  }

  /** The address that a header {@code Link} names as the next page, as it stands there. */
  static Optional<String> next(List<String> links) {
    for (String header : links) {
      Matcher link = LINK.matcher(header);
      while (link.find()) {
        if (isNext(link.group(2))) {
          return Optional.of(link.group(1));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNext(String parameters) {
    return PARAMETER
        .matcher(parameters)
        .results()
        .filter(parameter -> parameter.group(1).equalsIgnoreCase("rel"))
        .map(parameter -> parameter.group(2) == null ? parameter.group(3) : parameter.group(2))
        .anyMatch("next"::equalsIgnoreCase);
  }

  private static String sort(HubSearch.Order order) {
    return switch (order) {
      case DOWNLOADS -> "downloads";
      case TRENDING -> "trendingScore";
      case LIKES -> "likes";
      case UPDATED -> "lastModified";
      case NEWEST -> "createdAt";
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
