package app.gatehouse.components;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class NoticesTest extends ViewTest {

  @Test
  void whatIsDoneGoesAwayByItselfAfterThreeSeconds() {
    Notification notice = Notices.done("OpenAI key saved");

    assertThat(notices()).containsExactly("OpenAI key saved");
    assertThat(notice.getDuration()).isEqualTo(3000);
    assertThat(notice.getPosition()).isEqualTo(Position.BOTTOM_END);
    assertThat(notice.isAssertive()).isFalse();

    test(notice).autoClose();
    assertThat(notices()).isEmpty();
  }

  @Test
  void whatFailedStaysUntilItIsClosed() {
    Notification notice = Notices.failed("It could not be copied.");

    assertThat(notices()).containsExactly("It could not be copied.");
    assertThat(notice.getDuration()).isZero();

    test(named("Close")).click();
    assertThat(notices()).isEmpty();
  }

  @Test
  void whatStaysIsReadOutAtOnce() {
    assertThat(Notices.sticky(List.of("Access is needed")).isAssertive()).isTrue();
  }

  @Test
  void whatStaysShowsAllItsLinesAndWhatHelps() {
    AtomicBoolean helped = new AtomicBoolean();

    Notices.sticky(
        List.of("Access is needed", "Its authors decide."),
        new Button("Ask for access", click -> helped.set(true)));

    assertThat(notices())
        .singleElement()
        .asString()
        .contains("Access is needed", "Its authors decide.");
    test(button("Ask for access")).click();
    assertThat(helped).isTrue();
  }
}
