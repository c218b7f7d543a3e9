package app.gatehouse.outbound;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboundProperties.class)
class OutboundConfiguration {

  @Bean
  AllowedHosts allowedHosts(OutboundProperties properties) {
    return AllowedHosts.parse(properties.allowedHosts());
  }

  @Bean
  TypedAddresses typedAddresses(AllowedHosts allowed) {
    return new TypedAddresses(allowed);
  }

  /** The version is known only when Maven built the program, not when an IDE did. */
  @Bean
  OutboundHttp outboundHttp(
      AllowedHosts allowed, ObjectProvider<KeptAway> kept, ObjectProvider<BuildProperties> build) {
    BuildProperties properties = build.getIfAvailable();
    String version = properties == null ? null : properties.getVersion();
    // Looked for with the first request, and not again with each.
    SingletonSupplier<List<KeptAway>> known = SingletonSupplier.of(() -> kept.stream().toList());
    return new OutboundHttp(
        allowed,
        address -> known.obtain().stream().anyMatch(one -> one.from(address)),
        version == null ? "dev" : version);
  }
}
