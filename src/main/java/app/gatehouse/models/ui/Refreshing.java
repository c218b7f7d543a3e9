package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.Icons;
import app.gatehouse.components.Notices;
import app.gatehouse.components.When;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.models.ModelQuery.Locked;
import app.gatehouse.models.ModelRefresh;
import app.gatehouse.models.RefreshProgress;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The button that asks all providers anew, with the age of what they said, and its panel. */
final class Refreshing {

  private final ModelRefresh refresh;
  private final ModelCatalog catalog;
  private final ProviderCatalog providers;
  private final AccountId account;
  private final Clock clock;
  private final Span age = new Span();
  private final Button button;
  private final RefreshPanel panel;

  Refreshing(
      ModelRefresh refresh,
      ModelCatalog catalog,
      ProviderCatalog providers,
      AccountId account,
      Clock clock) {
    this.refresh = refresh;
    this.catalog = catalog;
    this.providers = providers;
    this.account = account;
    this.clock = clock;
    this.panel = new RefreshPanel(this::name, this::unreached, () -> refresh.cancel(account));
    age.addClassName("hint");
    this.button = new Button(t("models.refresh"), Icons.REFRESH.create(), click -> begin());
  }

  Component button() {
    return button;
  }

  /** How long ago a provider was last heard. */
  Component age() {
    return age;
  }

  Component panel() {
    return panel;
  }

  void show(RefreshProgress progress) {
    panel.show(progress);
  }

  /** Shows the one that was begun before this page was opened, or on another one. */
  void showRunning() {
    refresh.running(account).ifPresent(panel::show);
  }

  void showAge() {
    Optional<Instant> listed = latest(ModelQuery.all());
    age.setText(listed.map(at -> t("models.updated", When.since(at, clock.instant()))).orElse(""));
    age.setTitle(listed.map(When::moment).orElse(""));
  }

  private void begin() {
    RefreshProgress progress = refresh.begin(account);
    if (progress.steps().isEmpty()) {
      Notices.failed(t("models.refresh.nobody"));
    } else {
      panel.show(progress);
    }
  }

  private String name(ProviderId provider) {
    return providers.find(provider).map(Provider::name).orElse(provider.value());
  }

  /** What becomes of the models of a provider that did not answer. */
  private String unreached(ProviderId provider) {
    ModelQuery its = ModelQuery.all().of(Set.of(provider)).ofEveryKind(true).with(Locked.ALL);
    return latest(its)
        .map(
            listed -> t("models.refresh.kept", name(provider), When.since(listed, clock.instant())))
        .orElse(t("models.refresh.kept-default", name(provider)));
  }

  private Optional<Instant> latest(ModelQuery query) {
    return catalog.find(account, query).stream()
        .filter(model -> !model.gone())
        .map(Model::listedAt)
        .filter(Objects::nonNull)
        .max(Instant::compareTo);
  }
}
