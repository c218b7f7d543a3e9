package app.gatehouse.credentials.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.Component;

/** The port by which a page of keys shows what a key unlocks, without knowing of models. */
public interface UnlockedModels {

  /** A new line that says how many models of the provider can be used; keeps itself up to date. */
  Component line(AccountId account, ProviderId provider);
}
