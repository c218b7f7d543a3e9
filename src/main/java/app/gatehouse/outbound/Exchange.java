package app.gatehouse.outbound;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class Exchange implements Callable<OutboundResponse> {

  private static final int MAX_ERROR_BYTES = 64 * 1024;

  private final CloseableHttpClient client;
  private final HttpUriRequestBase wire;
  private final RequestLimits limits;

  /** A successful answer beyond its limit. */
  static final class AnswerTooLongException extends IOException {}

  private Exchange(CloseableHttpClient client, HttpUriRequestBase wire, RequestLimits limits) {
    this.client = client;
    this.wire = wire;
    this.limits = limits;
  }

  /** Reads the secrets, so it belongs on the thread that owns them. */
  static Exchange of(CloseableHttpClient client, OutboundRequest request) {
    return new Exchange(client, WireRequest.of(request, "gzip"), request.limits());
  }

  void cancel() {
    wire.cancel();
  }

  @Override
  public OutboundResponse call() throws IOException {
    ClassicHttpResponse response =
        client.executeOpen(WireRequest.target(wire), wire, HttpClientContext.create());
    boolean readToTheEnd = false;
    try {
      OutboundResponse answer = read(response);
      readToTheEnd = !answer.truncated();
      return answer;
    } finally {
      // Closing reads on to the end of the answer, so a connection with a rest is cut first.
      if (!readToTheEnd) {
        wire.cancel();
      }
      closeQuietly(response);
    }
  }

  private OutboundResponse read(ClassicHttpResponse response) throws IOException {
    boolean success = response.getCode() >= 200 && response.getCode() < 300;
    BoundedBody body =
        body(response.getEntity(), success ? limits.maxAnswerBytes() : MAX_ERROR_BYTES);
    if (success && !body.complete()) {
      throw new AnswerTooLongException();
    }
    return new OutboundResponse(
        response.getCode(), headers(response), body.bytes(), !body.complete());
  }

  private static BoundedBody body(@Nullable HttpEntity entity, int limit) throws IOException {
    if (entity == null) {
      return BoundedBody.EMPTY;
    }
    String encoding = entity.getContentEncoding();
    return BoundedBody.read(entity.getContent(), encoding == null ? "" : encoding, limit);
  }

  static Map<String, List<String>> headers(ClassicHttpResponse response) {
    Map<String, List<String>> headers = new OutboundResponse.AnyCase(Map.of());
    for (Header header : response.getHeaders()) {
      headers
          .computeIfAbsent(header.getName(), name -> new ArrayList<>())
          .add(header.getValue() == null ? "" : header.getValue());
    }
    return headers;
  }

  static void closeQuietly(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException alreadyCut) {
      // The answer has been read, or its failure is on its way to the caller.
    }
  }
}
