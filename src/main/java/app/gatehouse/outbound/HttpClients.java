package app.gatehouse.outbound;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Apache's client with everything turned off that it would do on its own. */
final class HttpClients {

  private static final Timeout CONNECT = Timeout.ofSeconds(5);

  /**
   * A thousand open streams and some more. There is no limit for all hosts together: by it one that
   * hangs would keep the others from being asked.
   */
  private static final int CONNECTIONS_PER_HOST = 1_200;

  /**
   * Looking whether a connection died while it was idle takes a millisecond, so one that was in use
   * a moment ago is trusted.
   */
  private static final TimeValue TRUSTED = TimeValue.ofMilliseconds(500);

  private HttpClients() {}

  /** The operator keeps Gatehouse away from there; nothing was sent. */
  static final class KeptAwayException extends IOException {}

  static CloseableHttpClient create(DnsResolver resolver, KeptAway kept, String userAgent) {
    ConnectionConfig connection =
        ConnectionConfig.custom()
            .setConnectTimeout(CONNECT)
            // Nothing is tried twice, so a connection that died while idle is found out first.
            .setValidateAfterInactivity(TRUSTED)
            .setTimeToLive(TimeValue.ofMinutes(5))
            .build();
    return HttpClientBuilder.create()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setDefaultConnectionConfig(connection)
                .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(CONNECT).build())
                .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .build())
        .addExecInterceptorFirst(
            "kept-away",
            (request, scope, chain) -> {
              if (kept.from(address(request))) {
                throw new KeptAwayException();
              }
              return chain.proceed(request, scope);
            })
        .evictIdleConnections(TimeValue.ofSeconds(30))
        .setUserAgent(userAgent)
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .build();
  }

  private static URI address(ClassicHttpRequest request) throws IOException {
    try {
      return request.getUri();
    } catch (URISyntaxException unreadable) {
      throw new IOException("The address of the request cannot be read");
    }
  }

  static RequestConfig config(RequestLimits limits) {
    return RequestConfig.custom()
        .setResponseTimeout(timeout(limits.idle()))
        .setConnectionRequestTimeout(CONNECT)
        .setRedirectsEnabled(false)
        .setAuthenticationEnabled(false)
        .setContentCompressionEnabled(false)
        // Otherwise every plain request would offer to go on in TLS, which local servers stumble
        // on.
        .setProtocolUpgradeEnabled(false)
        .build();
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.ofMilliseconds(Math.max(1, duration.toMillis()));
  }
}
