package app.gatehouse.hub.internal;

import app.gatehouse.hub.HubSettings;
import app.gatehouse.outbound.KeptAway;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Lets no request go to the Hub while Gatehouse is to stay offline, whoever makes it. */
@Component
class OfflineHub implements KeptAway {

  private final HubSettings settings;

  OfflineHub(HubSettings settings) {
    this.settings = settings;
  }

  @Override
  public boolean from(URI address) {
    return settings.offline() && KeptAway.sameServer(address, settings.hub());
  }
}
