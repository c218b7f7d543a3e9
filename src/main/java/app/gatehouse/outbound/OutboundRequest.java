package app.gatehouse.outbound;

import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A request that is about to leave. Immutable: each {@code with…} gives a new one. A secret header
 * is read from its {@link SecretText} only when the request is sent, and the text form of a request
 * shows neither headers nor query.
 */
public final class OutboundRequest {

  private final String method;
  private final URI uri;
  private final List<RequestHeader> headers;
  private final RequestBody body;
  private final AddressTrust trust;
  private final RequestLimits limits;

  private OutboundRequest(
      String method,
      URI uri,
      List<RequestHeader> headers,
      RequestBody body,
      AddressTrust trust,
      RequestLimits limits) {
    this.method = method;
    this.uri = uri;
    this.headers = headers;
    this.body = body;
    this.trust = trust;
    this.limits = limits;
  }

  /**
   * A request without a body, for an address from the configuration, within {@link
   * RequestLimits#NORMAL}.
   *
   * @param method for example {@code GET}
   * @throws IllegalArgumentException unless the address is http or https, names a host, and holds
   *     no user name or password
   */
  public static OutboundRequest of(String method, URI uri) {
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    if (!(http || https) || uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("Not an address a request can be sent to");
    }
    return new OutboundRequest(
        method,
        uri,
        List.of(),
        new RequestBody.None(),
        AddressTrust.CONFIGURED,
        RequestLimits.NORMAL);
  }

  /** As {@link #of}, with the method GET. */
  public static OutboundRequest get(URI uri) {
    return of("GET", uri);
  }

  /**
   * @throws IllegalArgumentException when the name or value cannot be sent as it is, for example
   *     because of a line break
   */
  public OutboundRequest withHeader(String name, String value) {
    return withHeader(new RequestHeader.Plain(name, value));
  }

  /**
   * A header whose value is the secret. The caller keeps the secret open until the request has been
   * sent; one that cannot stand in a header makes the sending fail with {@link
   * IllegalArgumentException}, which does not quote it.
   */
  public OutboundRequest withSecretHeader(String name, SecretText secret) {
    return withHeader(new RequestHeader.Secret(name, "", secret));
  }

  /** Whether the secret can stand in a header at all: visible ASCII characters and blanks only. */
  public static boolean canCarry(SecretText secret) {
    return RequestHeader.isSendable(secret.expose());
  }

  /** {@code Authorization: Bearer} and the secret; see {@link #withSecretHeader}. */
  public OutboundRequest withBearer(SecretText secret) {
    return withHeader(new RequestHeader.Secret("Authorization", "Bearer ", secret));
  }

  /**
   * @param content taken as it is, not copied
   */
  public OutboundRequest withBody(String contentType, byte[] content) {
    return withBody(contentType, new RequestBody.Bytes(content));
  }

  /**
   * A file, read while it is sent. One that cannot be read, or becomes shorter meanwhile, makes the
   * sending fail with {@link java.io.UncheckedIOException}.
   *
   * @param sent hears how many of its bytes have gone out so far, on the thread that sends: answers
   *     at once
   */
  public OutboundRequest withFile(String contentType, Path file, LongConsumer sent) {
    return withBody(contentType, new RequestBody.OfFile(file, sent));
  }

  private OutboundRequest withBody(String contentType, RequestBody newBody) {
    return new OutboundRequest(method, uri, headers, newBody, trust, limits)
        .withHeader("Content-Type", contentType);
  }

  public OutboundRequest withTrust(AddressTrust newTrust) {
    return new OutboundRequest(method, uri, headers, body, newTrust, limits);
  }

  public OutboundRequest withLimits(RequestLimits newLimits) {
    return new OutboundRequest(method, uri, headers, body, trust, newLimits);
  }

  private OutboundRequest withHeader(RequestHeader header) {
    List<RequestHeader> more = new ArrayList<>(headers);
    more.add(header);
    return new OutboundRequest(method, uri, List.copyOf(more), body, trust, limits);
  }

  public URI uri() {
    return uri;
  }

  String method() {
    return method;
  }

  List<RequestHeader> headers() {
    return headers;
  }

  RequestBody body() {
    return body;
  }

  AddressTrust trust() {
    return trust;
  }

  RequestLimits limits() {
    return limits;
  }

  @Override
  public String toString() {
    return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
  }
}
