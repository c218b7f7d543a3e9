package app.gatehouse.models.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.contract.ModelSourceContract;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.models.ModelSource;
import app.gatehouse.providers.ProviderId;
import org.springframework.beans.factory.annotation.Autowired;

class RegistrySourceTest extends ModelSourceContract {

  @Autowired private RegistrySource source;
  @Autowired private ModelRegistry registry;

  @Override
  protected ModelSource source() {
    return source;
  }

  @Override
  protected void give(AccountId account, ProviderId provider) {
    registry.add(account, new ModelRef(provider, "one"), "One");
    registry.add(account, new ModelRef(provider, "two"), null);
  }
}
