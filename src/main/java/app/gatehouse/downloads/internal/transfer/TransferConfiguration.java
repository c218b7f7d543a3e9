package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.hub.HubAccessService;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.HubTokens;
import app.gatehouse.hubcache.CacheLayout;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.outbound.TypedAddresses;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

  @Bean
  FileFetcher fileFetcher(
      HubSettings settings,
      HubTokens tokens,
      HubAccessService doctor,
      OutboundHttp http,
      TypedAddresses addresses) {
    HubWire wire =
        new HubWire(http, tokens, new Hops(settings.hub(), addresses::isAllowedByOperator));
    TransferSettings usual = TransferSettings.USUAL;
    return new HubFileFetcher(
        settings.offline(),
        new CacheLayout(settings.cache()),
        new Crew.Tools(wire, new Locator(wire, doctor, Pause.SLEEP), Pause.SLEEP, usual),
        DiskSpace.real(usual.floor()));
  }
}
