package app.gatehouse.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.shared.Registration;
import java.util.function.Supplier;

/** Ties something that costs to a page: it goes on while the page is open, and no longer. */
public final class WhileShown {

  private WhileShown() {}

  /**
   * Begins it each time the component comes into a page, and ends it as the component leaves.
   *
   * @param begin gives what ends it
   */
  public static void keep(Component component, Supplier<Runnable> begin) {
    component.addAttachListener(attached -> {
      Runnable end = begin.get();
      Registration[] detach = new Registration[1];
      detach[0] =
          component.addDetachListener(detached -> {
            end.run();
            detach[0].remove();
          });
    });
  }
}
