package app.gatehouse.outbound;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** One request, up to where the body of its answer begins. */
final class StreamExchange implements Callable<ClassicHttpResponse> {

  private final CloseableHttpClient client;
  private final HttpUriRequestBase wire;

  private StreamExchange(CloseableHttpClient client, HttpUriRequestBase wire) {
    this.client = client;
    this.wire = wire;
  }

  /**
   * Reads the secrets, so it belongs on the thread that owns them. Asks for the body as it is: what
   * is packed cannot be counted, gone on with or compared.
   */
  static StreamExchange of(CloseableHttpClient client, OutboundRequest request) {
    return new StreamExchange(client, WireRequest.of(request, "identity"));
  }

  /** Cuts the connection; of no effect when the answer was read to its end. */
  void cancel() {
    wire.cancel();
  }

  @Override
  public ClassicHttpResponse call() throws IOException {
    return client.executeOpen(WireRequest.target(wire), wire, HttpClientContext.create());
  }
}
