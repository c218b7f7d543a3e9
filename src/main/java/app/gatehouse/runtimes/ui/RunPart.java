package app.gatehouse.runtimes.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.MinutePassed;
import app.gatehouse.components.WhileShown;
import app.gatehouse.discovery.LocalServerEvent;
import app.gatehouse.discovery.LocalServers;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelPart;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.runtimes.HandoverEvent;
import app.gatehouse.runtimes.LocalRuntime;
import app.gatehouse.runtimes.OllamaHandover;
import app.gatehouse.runtimes.RuntimeChat;
import app.gatehouse.runtimes.RuntimeEvent;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Running a model that is a file on this machine, wherever it is shown. */
@Component
class RunPart implements ModelPart {

  private static final ProviderId LOCAL = new ProviderId("local");
  private static final ProviderId OLLAMA = new ProviderId("ollama");

  private final LocalRuntime runtime;
  private final RuntimeChat chat;
  private final OllamaHandover handover;
  private final LocalServers servers;
  private final ProviderCatalog providers;
  private final CurrentAccount current;
  private final LiveUpdates live;
  private final Clock clock;

  RunPart(
      LocalRuntime runtime,
      RuntimeChat chat,
      OllamaHandover handover,
      LocalServers servers,
      ProviderCatalog providers,
      CurrentAccount current,
      LiveUpdates live,
      Clock clock) {
    this.runtime = runtime;
    this.chat = chat;
    this.handover = handover;
    this.servers = servers;
    this.providers = providers;
    this.current = current;
    this.live = live;
    this.clock = clock;
  }

  @Override
  public Optional<com.vaadin.flow.component.Component> of(Model model) {
    return isFor(model) ? Optional.of(panel(current.id(), model.ref())) : Optional.empty();
  }

  @Override
  public boolean isFor(Model model) {
    return model.ref().provider().equals(LOCAL);
  }

  private RunPanel panel(AccountId account, ModelRef model) {
    BuiltInPanel builtIn = new BuiltInPanel(runtime, chat, account, model, clock);
    live.listen(builtIn, RuntimeEvent.class, event -> builtIn.refresh());
    live.listen(builtIn, MinutePassed.class, minute -> builtIn.refresh());
    // An operator may have taken Ollama out.
    return providers
        .find(OLLAMA)
        .map(ollama -> {
          OllamaPanel panel = new OllamaPanel(handover, servers, ollama, account, model);
          listen(panel, account, model);
          return new RunPanel(builtIn, panel);
        })
        .orElseGet(() -> new RunPanel(builtIn));
  }

  private void listen(OllamaPanel panel, AccountId account, ModelRef model) {
    live.listen(
        panel,
        HandoverEvent.class,
        event -> {
          if (event.equals(new HandoverEvent(account, model))) {
            panel.refresh();
          }
        });
    live.listen(
        panel,
        LocalServerEvent.class,
        event -> {
          if (event.equals(new LocalServerEvent(account, OLLAMA))) {
            panel.refresh();
          }
        });
    WhileShown.keep(panel, () -> servers.watch(account));
  }
}
