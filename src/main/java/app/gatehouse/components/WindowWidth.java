package app.gatehouse.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.WindowSize;
import com.vaadin.flow.signals.Signal;
import java.util.function.Consumer;

/** Tells a component whether the window is narrow, now and whenever that changes. */
public final class WindowWidth {

  /** Below this many pixels the frame's navigation is a drawer. */
  private static final int NARROW_BELOW = 800;

  private WindowWidth() {}

  /** Until the browser has said how wide it is, the window counts as wide. */
  public static void follow(Component component, Consumer<Boolean> narrow) {
    follow(component, NARROW_BELOW, narrow);
  }

  /**
   * The same with a limit of one's own. Until the browser has said how wide it is, the window
   * counts as one that reaches it.
   *
   * @param pixels below which the window counts as narrow
   */
  public static void follow(Component component, int pixels, Consumer<Boolean> narrow) {
    component.addAttachListener(attached -> {
      UI ui = attached.getUI();
      Signal<WindowSize> size = ui.getPage().windowSizeSignal();
      Signal.effect(
          component,
          () -> {
            int width = size.get().width();
            narrow.accept(width > 0 && width < pixels);
          });
    });
  }
}
