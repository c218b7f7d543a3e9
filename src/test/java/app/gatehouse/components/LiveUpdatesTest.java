package app.gatehouse.components;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

class LiveUpdatesTest extends ViewTest {

  @Autowired LiveUpdates live;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

  private final Div component = new Div();
  private final List<Integer> heard = new ArrayList<>();

  /** Something that no page listens to. */
  record BellRung(int times) {}

  record DoorOpened() {}

  @BeforeEach
  void listen() {
    live.listen(component, BellRung.class, bell -> heard.add(bell.times()));
  }

  private void publish(Object event) {
    events.publishEvent(event);
    MockVaadin.clientRoundtrip();
  }

  @Test
  void areHeardWhileTheComponentIsAttached() {
    UI.getCurrent().add(component);

    publish(new BellRung(1));
    publish(new BellRung(2));

    assertThat(heard).containsExactly(1, 2);
  }

  @Test
  void areNotHeardBeforeTheComponentIsAttached() {
    publish(new BellRung(1));
    UI.getCurrent().add(component);
    publish(new BellRung(2));

    assertThat(heard).containsExactly(2);
  }

  @Test
  void areNotHeardAfterTheComponentIsDetached() {
    UI.getCurrent().add(component);
    publish(new BellRung(1));
    UI.getCurrent().remove(component);
    publish(new BellRung(2));

    assertThat(heard).containsExactly(1);
  }

  @Test
  void areHeardOnceByAComponentThatWasAttachedTwice() {
    UI.getCurrent().add(component);
    UI.getCurrent().remove(component);
    UI.getCurrent().add(component);

    publish(new BellRung(1));

    assertThat(heard).containsExactly(1);
  }

  @Test
  void areOfTheTypeThatWasAskedForAlone() {
    UI.getCurrent().add(component);

    publish(new DoorOpened());
    publish(new BellRung(1));

    assertThat(heard).containsExactly(1);
  }

  @Test
  void areHeardWithThePageOfTheComponentLocked() {
    List<UI> pages = new ArrayList<>();
    live.listen(
        component,
        BellRung.class,
        bell -> {
          UI.getCurrent().getSession().checkHasLock();
          pages.add(UI.getCurrent());
        });
    UI.getCurrent().add(component);

    elsewhere(() -> events.publishEvent(new BellRung(1)));
    MockVaadin.clientRoundtrip();

    assertThat(pages).containsExactly(UI.getCurrent());
  }

  @Test
  void areHeardOnlyOnceTheTransactionIsCommitted() {
    UI.getCurrent().add(component);

    transaction.executeWithoutResult(status -> {
      publish(new BellRung(1));
      assertThat(heard).isEmpty();
    });
    MockVaadin.clientRoundtrip();

    assertThat(heard).containsExactly(1);
  }

  @Test
  void areNotHeardWhenTheTransactionIsRolledBack() {
    UI.getCurrent().add(component);

    transaction.executeWithoutResult(status -> {
      publish(new BellRung(1));
      status.setRollbackOnly();
    });
    publish(new BellRung(2));

    assertThat(heard).containsExactly(2);
  }

  @Test
  void areHeardByTheOthersWhenAPageHasJustGone() {
    // A page that is closed between an event and its hearing has no session any more.
    Div left = new Div();
    live.listen(left, BellRung.class, bell -> heard.add(-bell.times()));
    new UI().add(left);
    ComponentUtil.onComponentAttach(left, true);
    UI.getCurrent().add(component);

    try {
      publish(new BellRung(1));
    } finally {
      ComponentUtil.onComponentDetach(left);
    }

    assertThat(heard).containsExactly(1);
  }
}
