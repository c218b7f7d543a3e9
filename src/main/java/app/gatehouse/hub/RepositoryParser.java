package app.gatehouse.hub;

import app.gatehouse.hub.TypedRepository.Accepted;
import app.gatehouse.hub.TypedRepository.Reason;
import app.gatehouse.hub.TypedRepository.Refused;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads models out of what people paste. */
final class RepositoryParser {

  private static final int MAX_LENGTH = 2000;
  private static final Pattern SCHEME = Pattern.compile("(?i)^https?://");
  private static final Set<String> HOSTS =
      Set.of("huggingface.co", "www.huggingface.co", "hf.co", "www.hf.co");

  /** First parts of the Hub's addresses that no owner can have. */
  private static final Set<String> OTHER_PAGES =
      Set.of(
          "api",
          "blog",
          "buckets",
          "chat",
          "collections",
          "datasets",
          "docs",
          "enterprise",
          "inference",
          "join",
          "kernels",
          "learn",
          "login",
          "models",
          "new",
          "organizations",
          "papers",
          "posts",
          "pricing",
          "search",
          "settings",
          "spaces",
          "tasks");

  /** What follows a model's name in the addresses of its pages. */
  private static final Set<String> MODEL_PAGES =
      Set.of("blame", "blob", "commit", "commits", "discussions", "edit", "raw", "resolve", "tree");

  private RepositoryParser() {}

  static TypedRepository parse(String typed, URI hub) {
    if (typed.length() > MAX_LENGTH) {
      return new Refused(Reason.TOO_LONG);
    }
    String text = typed.strip();
    if (text.isEmpty()) {
      return new Refused(Reason.EMPTY);
    }
    String rest = SCHEME.matcher(text).replaceFirst("");
    boolean link = rest.length() < text.length();
    String path = rest.split("[?#]", 2)[0];
    List<String> parts = Stream.of(path.split("/")).filter(part -> !part.isEmpty()).toList();
    if (parts.isEmpty()) {
      return new Refused(Reason.MALFORMED);
    }
    String host = parts.getFirst().toLowerCase(Locale.ROOT);
    if (HOSTS.contains(host)) {
      return fromLink(parts.subList(1, parts.size()));
    }
    if (host.equalsIgnoreCase(hub.getRawAuthority())) {
      // A mirror may lie below a path of its host.
      long above = hub.getRawPath().chars().filter(c -> c == '/').count();
      return fromLink(parts.stream().skip(1 + above).toList());
    }
    return link ? new Refused(Reason.OTHER_SITE) : fromId(parts);
  }

  private static TypedRepository fromLink(List<String> parts) {
    if (parts.isEmpty() || OTHER_PAGES.contains(parts.getFirst())) {
      return new Refused(Reason.NOT_A_MODEL);
    }
    if (parts.size() == 1) {
      return new Refused(Reason.OWNER_ONLY);
    }
    return accept(parts.get(0) + "/" + parts.get(1));
  }

  private static TypedRepository fromId(List<String> parts) {
    if (parts.size() > 1 && OTHER_PAGES.contains(parts.getFirst())) {
      return new Refused(Reason.NOT_A_MODEL);
    }
    if (parts.size() > 2 && !MODEL_PAGES.contains(parts.get(2))) {
      return new Refused(Reason.MALFORMED);
    }
    return accept(parts.size() == 1 ? parts.getFirst() : parts.get(0) + "/" + parts.get(1));
  }

  private static TypedRepository accept(String id) {
    return RepositoryId.isValid(id)
        ? new Accepted(new RepositoryId(id))
        : new Refused(Reason.MALFORMED);
  }
}
