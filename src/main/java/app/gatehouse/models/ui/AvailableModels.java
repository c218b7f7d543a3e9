package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The tab "Available": a toolbar, and all models in a grid. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class AvailableModels extends Div {

  private final ModelCatalog catalog;
  private final ProviderCatalog providers;
  private final AccountId account;
  private final TextField filter = new TextField(t("models.filter"));
  private final ComboBox<Provider> provider = new ComboBox<>(t("models.provider"));
  private final Span count = new Span();
  private final ModelsGrid grid;

  AvailableModels(
      ModelCatalog catalog,
      ModelRegistry registry,
      ProviderCatalog providers,
      CurrentAccount current,
      LiveUpdates live) {
    this.catalog = catalog;
    this.providers = providers;
    this.account = current.id();
    RegistryActions actions = new RegistryActions(registry, providers, account);
    this.grid = new ModelsGrid(catalog, account, actions);

    filter.setPlaceholder(t("models.filter-placeholder"));
    filter.setClearButtonVisible(true);
    filter.setValueChangeMode(ValueChangeMode.LAZY);
    filter.addValueChangeListener(change -> refresh());
    provider.setPlaceholder(t("models.all-providers"));
    provider.setItems(providers.all());
    provider.setItemLabelGenerator(Provider::name);
    provider.setClearButtonVisible(true);
    provider.addValueChangeListener(change -> refresh());
    Button add = new Button(t("models.add"), click -> actions.add());

    addClassName("available-models");
    count.addClassName("hint");
    count.getElement().setAttribute("role", "status");
    Div toolbar = new Div(filter, provider, count, add);
    toolbar.addClassName("toolbar");
    add(toolbar, grid);

    live.listen(
        this,
        ModelEvent.class,
        event -> {
          if (event.account().equals(account)) {
            refresh();
          }
        });
  }

  /** What was unlocked between the page's making and its first event is in the list as well. */
  @Override
  protected void onAttach(AttachEvent event) {
    refresh();
  }

  /** Narrows the list to one provider, named by its id; an unknown one changes nothing. */
  void showProvider(String id) {
    providers.all().stream()
        .filter(candidate -> candidate.id().value().equals(id))
        .findFirst()
        .ifPresent(provider::setValue);
  }

  private void refresh() {
    Provider chosen = provider.getValue();
    ProviderId only = chosen == null ? null : chosen.id();
    ModelQuery wanted = new ModelQuery(filter.getValue(), only, ModelQuery.Order.PROVIDER, false);
    int found = catalog.find(account, wanted).size();
    boolean none = found == 0 && catalog.find(account, ModelQuery.all()).isEmpty();
    count.setText(none ? "" : t("models.count", found));
    grid.show(wanted, none);
  }
}
