package app.gatehouse.models;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/**
 * A part of what a page shows of one model, brought by a feature that can do something with it:
 * running it on this machine, for example.
 */
public interface ModelPart {

  /** New content for one page, for the account that is signed in; empty for other models. */
  Optional<Component> of(Model model);

  /** Whether there is something for the model, without making it. */
  default boolean isFor(Model model) {
    return of(model).isPresent();
  }
}
