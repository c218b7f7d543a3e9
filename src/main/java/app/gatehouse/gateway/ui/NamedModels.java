package app.gatehouse.gateway.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.gateway.Alias;
import app.gatehouse.gateway.Aliases;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.models.ModelQuery.Order;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an account can name in a request: models it can use, favourites first, and its aliases. */
final class NamedModels {

  private static final ProviderId ANTHROPIC = new ProviderId("anthropic");

  private final ModelCatalog catalog;
  private final Aliases aliases;
  private final AccountId account;

  NamedModels(ModelCatalog catalog, Aliases aliases, AccountId account) {
    this.catalog = catalog;
    this.aliases = aliases;
    this.account = account;
  }

  List<String> all() {
    return Stream.concat(
            refs(ModelQuery.offered()).stream().map(ModelRef::toString),
            aliases.of(account).stream().map(Alias::name))
        .toList();
  }

  List<ModelRef> refs() {
    return refs(ModelQuery.offered());
  }

  List<String> ofAnthropic() {
    return refs(ModelQuery.offered().of(Set.of(ANTHROPIC))).stream()
        .map(ModelRef::toString)
        .toList();
  }

  private List<ModelRef> refs(ModelQuery query) {
    return catalog.find(account, query.by(Order.FAVOURITE, false)).stream()
        .map(Model::ref)
        .toList();
  }
}
