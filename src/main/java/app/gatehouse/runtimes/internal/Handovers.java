package app.gatehouse.runtimes.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.library.LocalFile;
import app.gatehouse.library.LocalFiles;
import app.gatehouse.models.ModelRef;
import app.gatehouse.runtimes.HandoverEvent;
import app.gatehouse.runtimes.HandoverState;
import app.gatehouse.runtimes.OllamaHandover;
import app.gatehouse.runtimes.OllamaName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Every handing over that goes on or came to an end since the start; in memory alone. */
@Component
class Handovers implements OllamaHandover, DisposableBean {

  private final LocalFiles files;
  private final OllamaPlaces places;
  private final ApplicationEventPublisher events;
  private final Map<Key, Handover> all = new ConcurrentHashMap<>();

  private record Key(AccountId account, ModelRef model) {}

  Handovers(LocalFiles files, OllamaPlaces places, ApplicationEventPublisher events) {
    this.files = files;
    this.places = places;
    this.events = events;
  }

  @Override
  public HandoverState state(AccountId account, ModelRef model) {
    Handover handover = all.get(new Key(account, model));
    return handover == null ? new HandoverState.Idle() : handover.state();
  }

  @Override
  public String proposedName(AccountId account, ModelRef model) {
    return files
        .find(account, model)
        .map(file -> OllamaName.of(repository(file), file.header().fileType()).value())
        .orElse("");
  }

  private static String repository(LocalFile file) {
    String id = file.repository().value();
    return id.substring(id.indexOf('/') + 1);
  }

  @Override
  public void begin(AccountId account, ModelRef model, OllamaName name) {
    Key key = new Key(account, model);
    LocalFile file = files.find(account, model).orElse(null);
    Handover handover =
        all.compute(
            key,
            (same, before) ->
                before != null && before.state().running()
                    ? before
                    : new Handover(
                        file,
                        name,
                        work -> places.with(account, work),
                        () -> events.publishEvent(new HandoverEvent(account, model)),
                        () -> places.lookAgain(account)));
    handover.start();
  }

  @Override
  public void cancel(AccountId account, ModelRef model) {
    Handover handover = all.get(new Key(account, model));
    if (handover != null) {
      handover.cancel();
    }
  }

  @EventListener
  void on(AccountRemoval removal) {
    all.forEach((key, handover) -> {
      if (key.account().equals(removal.account())) {
        handover.cancel();
        all.remove(key);
      }
    });
  }

  @Override
  public void destroy() {
    all.values().forEach(Handover::cancel);
  }
}
