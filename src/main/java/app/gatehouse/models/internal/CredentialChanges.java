package app.gatehouse.models.internal;

import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells what a change of credentials means for the models. */
@Component
class CredentialChanges {

  private final ModelRegistry registry;
  private final ApplicationEventPublisher events;

  CredentialChanges(ModelRegistry registry, ApplicationEventPublisher events) {
    this.registry = registry;
    this.events = events;
  }

  @EventListener
  void on(CredentialEvent event) {
    switch (event) {
      case CredentialEvent.Saved saved ->
          events.publishEvent(new ModelEvent.Changed(saved.account()));
      case CredentialEvent.Deleted deleted ->
          events.publishEvent(new ModelEvent.Changed(deleted.account()));
      case CredentialEvent.ModelNamed named -> {
        if (ModelRef.isValidId(named.modelId())) {
          registry.add(named.account(), new ModelRef(named.provider(), named.modelId()), null);
        }
      }
      case CredentialEvent.Used used -> {
        // Using a secret unlocks nothing new.
      }
      case CredentialEvent.Checked checked ->
          events.publishEvent(new ModelEvent.Changed(checked.account()));
      case CredentialEvent.CheckStarted started -> {
        // Nothing is known yet.
      }
      case CredentialEvent.CheckAbandoned abandoned -> {
        // What was known still holds.
      }
      case CredentialEvent.OpenRefused refused -> {
        // Whoever lists the models sees it.
      }
    }
  }
}
