package app.gatehouse.models.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.contract.ModelSourceContract;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelSource;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DefaultListSourceTest extends ModelSourceContract {

  @Autowired private DefaultListSource source;
  @Autowired private CredentialService credentials;
  @Autowired private ProviderCatalog providers;

  @Override
  protected ModelSource source() {
    return source;
  }

  @Override
  protected void give(AccountId account, ProviderId provider) {
    try (SecretText secret = SecretText.of("0123456789abcdef")) {
      credentials.save(account, providers.get(provider), secret, null);
    }
  }

  @Override
  protected List<Model> own(AccountId account) {
    return source.models(account).stream()
        .filter(model -> model.access() != Model.Access.NO_KEY)
        .toList();
  }

  @Test
  void showsToEverybodyWhatAKeyWouldUnlock() {
    assertThat(source.models(AccountId.random()))
        .isNotEmpty()
        .allMatch(model -> model.access() == Model.Access.NO_KEY)
        .allMatch(model -> providers.get(model.ref().provider()).access().needsSecret());
  }
}
