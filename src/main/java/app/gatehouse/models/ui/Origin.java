package app.gatehouse.models.ui;

import app.gatehouse.models.Model;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import java.util.stream.Stream;

/** Where models come from, as it can be asked for: a provider, or this machine. */
record Origin(ProviderId id, String name) {

  /** The providers in their order, and this machine last. */
  static List<Origin> all(ProviderCatalog providers) {
    return Stream.concat(
            providers.all().stream().map(provider -> new Origin(provider.id(), provider.name())),
            Stream.of(new Origin(ProviderId.LOCAL, Model.LOCAL_PROVIDER)))
        .toList();
  }
}
