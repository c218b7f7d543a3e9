package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.MinutePassed;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelChoices;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.models.ModelPart;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.models.ModelRefresh;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.models.ModelWatch;
import app.gatehouse.models.ModelsTab;
import app.gatehouse.providers.ProviderCatalog;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The tab "Available": a toolbar, and all models in a grid. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class AvailableModels extends Div implements ModelsTab.Addressed {

  private final ModelCatalog catalog;
  private final ProviderCatalog providers;
  private final AccountId account;
  private final Refreshing refreshing;
  private final ModelsToolbar toolbar;
  private final ModelsGrid grid;
  private final List<ModelWatch> watches;
  private final List<Runnable> watching = new ArrayList<>();
  private ModelQuery wanted = ModelQuery.all();

  AvailableModels(
      ModelCatalog catalog,
      ModelRegistry registry,
      ModelChoices choices,
      ModelRefresh refresh,
      List<ModelWatch> watches,
      List<ModelPart> parts,
      ProviderCatalog providers,
      CurrentAccount current,
      LiveUpdates live,
      Clock clock) {
    this.catalog = catalog;
    this.providers = providers;
    this.watches = List.copyOf(watches);
    this.account = current.id();
    RegistryActions own = new RegistryActions(registry, providers, account);
    this.refreshing = new Refreshing(refresh, catalog, providers, account, clock);
    this.grid =
        new ModelsGrid(
            new ModelActions(choices, account),
            own,
            parts,
            clock,
            (order, down) -> ask(wanted.by(order, down)));
    this.toolbar =
        new ModelsToolbar(
            providers,
            this::ask,
            refreshing.age(),
            new ColumnChooser(grid::showColumns),
            refreshing.button(),
            new Button(t("models.add"), click -> own.add()));
    addClassName("available-models");
    add(toolbar, refreshing.panel(), grid);

    live.listen(this, MinutePassed.class, minute -> refreshing.showAge());
    live.listen(
        this,
        ModelEvent.class,
        event -> {
          if (event.account().equals(account)) {
            hear(event);
          }
        });
  }

  /** What was unlocked between the page's making and its first event is in the list as well. */
  @Override
  protected void onAttach(AttachEvent event) {
    refresh();
    refreshing.showRunning();
    watches.forEach(watch -> watching.add(watch.watch(account)));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watching.forEach(Runnable::run);
    watching.clear();
  }

  @Override
  public void restore(QueryParameters address) {
    wanted = QueryAddress.read(address, providers);
    refresh();
  }

  @Override
  public String address() {
    return QueryAddress.write(wanted);
  }

  private void hear(ModelEvent event) {
    switch (event) {
      case ModelEvent.Changed changed -> refresh();
      case ModelEvent.Refreshing progress -> refreshing.show(progress.progress());
      case ModelEvent.Unlocked unlocked -> {
        // The list itself says it.
      }
    }
  }

  private void ask(ModelQuery query) {
    if (!query.equals(wanted)) {
      wanted = query;
      refresh();
      getUI().ifPresent(ui -> ModelsView.replaceAddress(ui, address()));
    }
  }

  private void refresh() {
    List<Model> found = catalog.find(account, wanted);
    boolean none = found.isEmpty() && catalog.find(account, ModelQuery.all()).isEmpty();
    toolbar.show(wanted, none ? "" : t("models.count", found.size()));
    grid.show(
        wanted,
        found,
        none ? NoModels.yet(() -> ask(wanted.with(ModelQuery.Locked.ALL))) : NoModels.found());
    refreshing.showAge();
  }
}
