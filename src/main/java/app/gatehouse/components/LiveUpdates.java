package app.gatehouse.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Brings application events to open pages: a component that listens hears, under its own UI's lock,
 * what has been committed anywhere in the application.
 */
@org.springframework.stereotype.Component
public class LiveUpdates {

  private final Set<Listener<?>> listeners = ConcurrentHashMap.newKeySet();

  /**
   * Lets the component hear events of one type for as long as it is attached.
   *
   * @param action runs with the component's UI locked; the event says whose it is, and the action
   *     decides whether that matters
   */
  public <E> void listen(Component component, Class<E> type, Consumer<E> action) {
    component.addAttachListener(attached -> {
      Listener<E> listener = new Listener<>(attached.getUI(), type, action);
      listeners.add(listener);
      Registration[] detach = new Registration[1];
      detach[0] =
          component.addDetachListener(detached -> {
            listeners.remove(listener);
            detach[0].remove();
          });
    });
  }

  /** Of our own events alone: Spring's also tell of a start that failed, when no bean is there. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
  void hear(PayloadApplicationEvent<?> event) {
    tell(event.getPayload());
  }

  void tell(Object event) {
    listeners.forEach(listener -> listener.tell(event));
  }

  private record Listener<E>(UI ui, Class<E> type, Consumer<E> action) {

    void tell(Object event) {
      if (type.isInstance(event)) {
        try {
          ui.access(() -> action.accept(type.cast(event)));
        } catch (UIDetachedException e) {
          // Closed a moment ago; whoever caused the event and the other pages need not know.
        }
      }
    }
  }
}
