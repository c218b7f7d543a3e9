package app.gatehouse.outbound;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator says about the way out.
 *
 * @param allowedHosts {@code host:port} pairs that typed addresses may reach although they are not
 *     public, also without TLS; an IPv6 address stands in brackets. Addresses of cloud metadata
 *     services cannot be allowed
 */
@ConfigurationProperties("gatehouse.outbound")
record OutboundProperties(@DefaultValue List<String> allowedHosts) {

  OutboundProperties {
    allowedHosts = List.copyOf(allowedHosts);
  }
}
