package app.gatehouse.discovery.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.discovery.DiscoverySettings;
import app.gatehouse.discovery.internal.LiveModelRows.AccountRow;
import app.gatehouse.models.Model;
import app.gatehouse.models.Model.Access;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelSource;
import app.gatehouse.models.ProviderAccess;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.Provider.Location;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The models that providers listed when they were last asked. */
@Component
class LiveSource implements ModelSource {

  private final JdbcClient database;
  private final LiveModelRows rows;
  private final ProviderCatalog providers;
  private final ProviderAccess access;
  private final DiscoverySettings settings;

  LiveSource(
      JdbcClient database,
      LiveModelRows rows,
      ProviderCatalog providers,
      ProviderAccess access,
      DiscoverySettings settings) {
    this.database = database;
    this.rows = rows;
    this.providers = providers;
    this.access = access;
    this.settings = settings;
  }

  @Override
  public List<Model> models(AccountId account) {
    Map<ProviderId, Access> saved = access.of(account);
    return rows.of(account).stream().flatMap(row -> model(row, saved).stream()).toList();
  }

  @Override
  public Set<ProviderId> listed(AccountId account) {
    return new HashSet<>(
        database
            .sql("SELECT provider_id FROM live_list WHERE account_id = ?")
            .param(account.value())
            .query((row, number) -> new ProviderId(row.getString("provider_id")))
            .list());
  }

  /** Empty for a provider that an operator took out, and for one that {@link LocalSource} tells. */
  private Optional<Model> model(AccountRow row, Map<ProviderId, Access> saved) {
    return providers
        .find(row.provider())
        .filter(provider -> !(settings.local() && provider.location() == Location.LOCAL))
        .map(provider -> model(row, provider, saved.getOrDefault(row.provider(), Access.NO_KEY)));
  }

  private static Model model(AccountRow row, Provider provider, Access access) {
    return new Model(
        new ModelRef(provider.id(), row.row().model().id()),
        row.row().model().name(),
        provider.name(),
        Model.Source.LIVE,
        access,
        row.row().model().facts(),
        row.row().goneAt() == null ? row.listedAt() : row.row().goneAt(),
        row.row().goneAt() != null,
        false,
        true);
  }
}
