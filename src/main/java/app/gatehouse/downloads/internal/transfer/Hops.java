package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.downloads.internal.transfer.Located.AtHub;
import app.gatehouse.downloads.internal.transfer.Located.Elsewhere;
import app.gatehouse.downloads.internal.transfer.Located.Source;
import app.gatehouse.outbound.AddressTrust;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which way redirects may lead. Within the Hub's origin the token goes along; beyond it never.
 * Other hosts are those of Hugging Face, by https; the Hub's own host on another port; and what the
 * operator allows. A Hub on this machine, as in tests, may lead to this machine.
 */
final class Hops {

  static final int MOST = 5;

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final List<String> HOSTS = List.of("hf.co", "huggingface.co");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final URI hub;
  private final Predicate<URI> allowed;

  /**
   * @param allowed whether the operator lets addresses that are not public be reached
   */
  Hops(URI hub, Predicate<URI> allowed) {
    this.hub = hub;
    this.allowed = allowed;
  }

  static boolean isRedirect(int status) {
    return REDIRECTS.contains(status);
  }

  /** Where the file's address lies at first. */
  Source first(String path) {
    return new AtHub(URI.create(hub + path));
  }

  /** Where to go on; empty for a way that is not gone. Who has left the Hub does not come back. */
  Optional<Source> next(Source from, String location) {
    Optional<URI> target = parse(from.uri(), location);
    if (target.isEmpty() || isDowngrade(from.uri(), target.get())) {
      return Optional.empty();
    }
    if (isHub(target.get())) {
      return from instanceof AtHub ? target.map(AtHub::new) : Optional.empty();
    }
    return target.filter(this::isAccepted).map(Elsewhere::new);
  }

  /** What an address beyond the Hub may lead to, once its name is looked up. */
  AddressTrust trust(Source source) {
    return switch (source) {
      case AtHub atHub -> AddressTrust.CONFIGURED;
      // Whoever named the Hub's host meant it, on whatever port.
      case Elsewhere elsewhere when host(elsewhere.uri()).equals(host(hub)) ->
          AddressTrust.CONFIGURED;
      case Elsewhere elsewhere ->
          isLoopback(hub) ? AddressTrust.TYPED_BY_OWNER : AddressTrust.TYPED;
    };
  }

  private boolean isHub(URI uri) {
    return scheme(uri).equals(scheme(hub)) && host(uri).equals(host(hub)) && port(uri) == port(hub);
  }

  private boolean isAccepted(URI uri) {
    boolean https = scheme(uri).equals("https");
    String host = host(uri);
    boolean huggingFace =
        https && HOSTS.stream().anyMatch(each -> host.equals(each) || host.endsWith("." + each));
    return huggingFace
        || host.equals(host(hub))
        || (isLoopback(hub) && isLoopback(uri))
        || allowed.test(uri);
  }

  private static boolean isDowngrade(URI from, URI to) {
    return scheme(from).equals("https") && !scheme(to).equals("https");
  }

  private static boolean isLoopback(URI uri) {
    return LOOPBACK.contains(host(uri));
  }

  private static Optional<URI> parse(URI from, String location) {
    try {
      if (location.isBlank()) {
        return Optional.empty();
      }
      URI target = from.resolve(escaped(location));
      boolean http = Set.of("http", "https").contains(scheme(target));
      boolean plain = target.getHost() != null && target.getRawUserInfo() == null;
      return http && plain && target.getRawFragment() == null
          ? Optional.of(target)
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Signed queries may hold characters that ought to be escaped, and are not. */
  private static String escaped(String location) {
    int query = location.indexOf('?');
    if (query < 0) {
      return location;
    }
    String rest =
        location
            .substring(query)
            .replace("\"", "%22")
            .replace("|", "%7C")
            .replace(" ", "%20")
            .replace("<", "%3C")
            .replace(">", "%3E")
            .replace("{", "%7B")
            .replace("}", "%7D");
    return location.substring(0, query) + rest;
  }

  private static String scheme(URI uri) {
    return Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
  }

  private static String host(URI uri) {
    return Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
  }

  private static int port(URI uri) {
    int usual = scheme(uri).equals("https") ? 443 : 80;
    return uri.getPort() < 0 ? usual : uri.getPort();
  }
}
