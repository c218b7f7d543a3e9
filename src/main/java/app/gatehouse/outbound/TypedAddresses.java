package app.gatehouse.outbound;

import app.gatehouse.outbound.TypedAddress.Accepted;
import app.gatehouse.outbound.TypedAddress.Reason;
import app.gatehouse.outbound.TypedAddress.Refused;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Judges addresses as they are typed, without asking the network. */
public final class TypedAddresses {

  private static final int MAX_LENGTH = 2000;
  private static final int MAX_PORT = 65535;

  /** Names that never lead to the internet: RFC 6761, RFC 6762, RFC 8375, and ICANN's .internal. */
  private static final Set<String> PRIVATE_SUFFIXES =
      Set.of(".localhost", ".local", ".internal", ".home.arpa");

  private final AllowedHosts allowed;

  TypedAddresses(AllowedHosts allowed) {
    this.allowed = allowed;
  }

  /**
   * An endpoint on the internet, such as one of Azure: https and not visibly private, or allowed by
   * the operator. Path and query are cut off, since people paste the address of a deployment.
   *
   * @param typed blanks around it do not matter; without a scheme https is meant
   */
  public TypedAddress endpoint(String typed) {
    return parse(typed, "https", this::judgeEndpoint);
  }

  /**
   * A server on this machine, or one the operator has allowed; http or https. A path is kept, a
   * query is cut off.
   *
   * @param typed blanks around it do not matter; without a scheme http is meant
   * @param byOwner whether the owner typed it; nobody else may name loopback addresses
   */
  public TypedAddress localServer(String typed, boolean byOwner) {
    return parse(typed, "http", uri -> judgeLocalServer(uri, byOwner));
  }

  /** Whether the operator lets this address be reached although it may not be public. */
  public boolean isAllowedByOperator(URI uri) {
    return uri.getHost() != null && isAllowed(uri);
  }

  private TypedAddress judgeEndpoint(URI uri) {
    if (!isAllowed(uri)) {
      if (!"https".equals(scheme(uri))) {
        return new Refused(Reason.HTTPS_REQUIRED);
      }
      if (!mayBePublic(HostLiteral.plain(uri.getHost()))) {
        return new Refused(Reason.NOT_PUBLIC);
      }
    }
    return new Accepted(origin(uri));
  }

  private TypedAddress judgeLocalServer(URI uri, boolean byOwner) {
    boolean loopback = byOwner && isLoopback(HostLiteral.plain(uri.getHost()));
    if (!loopback && !isAllowed(uri)) {
      return new Refused(Reason.NOT_LOCAL);
    }
    String path = uri.getRawPath().replaceAll("/+$", "");
    return new Accepted(URI.create(origin(uri) + path));
  }

  private interface Judgement {
    TypedAddress judge(URI uri);
  }

  private static TypedAddress parse(String typed, String defaultScheme, Judgement judgement) {
    if (typed.length() > MAX_LENGTH) {
      return new Refused(Reason.TOO_LONG);
    }
    String text = typed.strip();
    if (text.isEmpty()) {
      return new Refused(Reason.EMPTY);
    }
    URI uri;
    try {
      uri = URI.create(text.contains("://") ? text : defaultScheme + "://" + text);
    } catch (IllegalArgumentException malformed) {
      return new Refused(Reason.MALFORMED);
    }
    return formalFault(uri).<TypedAddress>map(Refused::new).orElseGet(() -> judgement.judge(uri));
  }

  private static Optional<Reason> formalFault(URI uri) {
    if (!Set.of("http", "https").contains(scheme(uri))) {
      return Optional.of(Reason.UNKNOWN_SCHEME);
    }
    if (uri.getRawUserInfo() != null
        || (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@"))) {
      return Optional.of(Reason.USER_INFO);
    }
    if (uri.getRawFragment() != null) {
      return Optional.of(Reason.FRAGMENT);
    }
    boolean badPort = uri.getPort() == 0 || uri.getPort() > MAX_PORT;
    if (uri.getHost() == null || uri.getHost().endsWith(".") || badPort) {
      return Optional.of(Reason.MALFORMED);
    }
    return Optional.empty();
  }

  private boolean isAllowed(URI uri) {
    int usual = "https".equals(scheme(uri)) ? 443 : 80;
    return allowed.contains(uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort());
  }

  private static boolean mayBePublic(String host) {
    Optional<InetAddress> literal = HostLiteral.address(host);
    if (literal.isPresent()) {
      // Only the plain form: what 0177.0.0.1 means depends on who reads it.
      boolean plain = host.contains(":") || host.equals(literal.get().getHostAddress());
      return plain && PublicAddresses.isPublic(literal.get());
    }
    return host.contains(".")
        && !HostLiteral.looksNumeric(host)
        && PRIVATE_SUFFIXES.stream().noneMatch(host::endsWith);
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || HostLiteral.address(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  private static URI origin(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return URI.create(scheme(uri) + "://" + host + port);
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }
}
