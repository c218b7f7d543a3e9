package app.gatehouse.outbound;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Requests in the form the HTTP client takes. */
final class WireRequest {

  private WireRequest() {}

  /**
   * Reads the secrets, so it belongs on the thread that owns them.
   *
   * @param encodings the value of {@code Accept-Encoding}
   */
  static HttpUriRequestBase of(OutboundRequest request, String encodings) {
    HttpUriRequestBase wire = new HttpUriRequestBase(request.method(), request.uri());
    wire.setConfig(HttpClients.config(request.limits()));
    wire.setHeader("Accept-Encoding", encodings);
    for (RequestHeader header : request.headers()) {
      wire.setHeader(header.name(), header.value());
    }
    switch (request.body()) {
      case RequestBody.None none -> {}
      case RequestBody.Bytes bytes -> wire.setEntity(new ByteArrayEntity(bytes.content(), null));
      case RequestBody.OfFile file -> wire.setEntity(new FileBody(file.path(), file.sent()));
    }
    return wire;
  }

  static HttpHost target(HttpUriRequestBase wire) {
    return new HttpHost(
        wire.getScheme(), wire.getAuthority().getHostName(), wire.getAuthority().getPort());
  }
}
