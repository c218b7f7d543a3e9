package app.gatehouse.components;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WhileShownTest extends ViewTest {

  @Test
  void goesOnWhileTheComponentIsInAPageAndNoLonger() {
    Div component = new Div();
    AtomicInteger going = new AtomicInteger();
    WhileShown.keep(
        component,
        () -> {
          going.incrementAndGet();
          return going::decrementAndGet;
        });
    assertThat(going).hasValue(0);

    for (int visit = 0; visit < 3; visit++) {
      UI.getCurrent().add(component);
      assertThat(going).hasValue(1);
      UI.getCurrent().remove(component);
      assertThat(going).hasValue(0);
    }
  }
}
