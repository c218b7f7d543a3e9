package app.gatehouse.rotation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.rotation.ManyCredentials;
import app.gatehouse.rotation.MasterKeyRotation;
import app.gatehouse.rotation.RotationEvent;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.JdbcTemplate;

class MasterKeyPanelTest extends ViewTest {

  @Autowired private BeanFactory beans;
  @Autowired private MasterKeyRotation rotation;
  @Autowired private JdbcTemplate database;
  @Autowired private ApplicationEventMulticaster events;

  private ManyCredentials many;
  private String before;

  @BeforeEach
  void clear() {
    many = new ManyCredentials(beans);
    many.clear();
    finishRotation();
    before = rotation.activeKey();
  }

  @AfterEach
  void leaveNothingBehind() {
    many.clear();
    finishRotation();
  }

  @Test
  void showsWhichKeyIsActiveAndWhatItSeals() {
    many.add(1234);

    openAndCount();

    assertThat(keys().getFirst()).startsWith(before).contains("Active").endsWith("1,234");
    assertThat(button("Rotate…").isEnabled()).isTrue();
    assertThat(isThere("Continue")).isFalse();
    assertThat(pageWords()).contains(rotation.keyFolder().toString());
  }

  @Test
  void saysBeforehandWhatARotationWouldDoAndChangesNothing() {
    many.add(1234);
    openAndCount();

    openDialog();

    assertThat(words(find(Dialog.class).single()))
        .contains("A new key is made in " + rotation.keyFolder())
        .contains("1,234 secrets are sealed anew by it, 500 at a time.");
    test(button("Cancel")).click();
    assertThat(find(Dialog.class).exists()).isFalse();
    assertThat(rotation.activeKey()).isEqualTo(before);
    assertThat(rotation.use().active().sealed()).isEqualTo(1234);
  }

  @Test
  void rotatesAndSaysWhenItIsDone() {
    many.add(1234);
    openAndCount();
    openDialog();

    test(find(Button.class).withText("Rotate").single()).click();
    await(() -> !notices().isEmpty() && keys().getFirst().endsWith("1,234"));

    assertThat(find(Dialog.class).exists()).isFalse();
    assertThat(notices()).containsExactly("1,234 secrets sealed anew");
    assertThat(keys().getFirst()).startsWith(rotation.activeKey()).contains("Active");
    assertThat(keys().get(1)).startsWith(before).contains("Retired").endsWith("0");
    assertThat(find(ProgressBar.class).exists()).isFalse();
    assertThat(button("Rotate…").isEnabled()).isTrue();
    assertThat(
            database.queryForObject(
                "SELECT COUNT(*) FROM activity WHERE kind = 'rotation-started' AND account_id = ?",
                Long.class,
                me().value()))
        .isEqualTo(1);
  }

  @Test
  void showsHowFarARotationIsThatSomebodyElseBeganAndCancelsIt() {
    many.add(2345);
    openAndCount();
    holdAfterFirstBatch(() -> {
      elsewhere(this::begin);
      await(() -> find(ProgressBar.class).exists() && pageWords().contains("500 of 2,345"));

      assertThat(pageWords())
          .contains("Sealing anew with " + rotation.activeKey() + ": 500 of 2,345");
      assertThat(find(ProgressBar.class).single().getValue()).isBetween(0.2, 0.22);
      assertThat(button("Rotate…").isEnabled()).isFalse();
      test(button("Cancel")).click();
    });

    await(() -> isThere("Continue"));
    assertThat(isThere("Rotate…")).isFalse();
    assertThat(pageWords()).contains("Stopped after").contains("of 2,345. Everything still opens.");
    assertThat(keys().get(1)).startsWith(before).contains("In use until all is sealed anew");
    assertThat(many.countOpen()).isEqualTo(2345);

    test(button("Continue")).click();
    await(() -> !notices().isEmpty() && isThere("Rotate…"));
    assertThat(rotation.use().active().sealed()).isEqualTo(2345);
  }

  @Test
  void saysWhatDoesNotOpen() {
    many.add(5);
    database.update(
        "UPDATE credential SET endpoint = 'https://evil.example' WHERE provider_id = 'openai'");
    openAndCount();

    elsewhere(this::begin);
    await(() -> pageWords().contains("does not open"));

    assertThat(pageWords()).contains("1 secret does not open and was left as it is.");
    assertThat(button("Rotate…").isEnabled()).isTrue();
  }

  private boolean isThere(String button) {
    return find(Button.class).withText(button).exists();
  }

  private void openAndCount() {
    open("maintenance");
    await(() -> !keys().getFirst().equals("Counting …"));
  }

  private void openDialog() {
    test(button("Rotate…")).click();
    await(() -> !words(find(Dialog.class).single()).contains("Counting …"));
  }

  private void begin() {
    try {
      rotation.begin();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The rotation waits after its first batch for as long as the steps take. */
  private void holdAfterFirstBatch(Runnable steps) {
    Gate gate = new Gate(rotation);
    events.addApplicationListener(gate);
    try {
      steps.run();
    } finally {
      gate.open();
      events.removeApplicationListener(gate);
    }
  }

  private void finishRotation() {
    rotation.resume();
    await(() -> !rotation.progress().isRunning());
  }

  private List<String> keys() {
    return find(NativeTableRow.class).all().stream().map(ViewTest::words).skip(1).toList();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
      Thread.onSpinWait();
      MockVaadin.runUIQueue();
    }
  }

  /** Holds the thread that tells of progress. */
  private static final class Gate
      implements ApplicationListener<PayloadApplicationEvent<RotationEvent.Progressed>> {

    private final CountDownLatch opened = new CountDownLatch(1);
    private final MasterKeyRotation rotation;

    Gate(MasterKeyRotation rotation) {
      this.rotation = rotation;
    }

    void open() {
      opened.countDown();
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<RotationEvent.Progressed> event) {
      try {
        if (rotation.progress().isRunning() && rotation.progress().resealed() > 0) {
          opened.await();
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
