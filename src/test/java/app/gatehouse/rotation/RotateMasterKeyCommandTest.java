package app.gatehouse.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.commands.ExitCodes;
import app.gatehouse.commands.Terminal;
import app.gatehouse.storage.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@GatehouseTest
class RotateMasterKeyCommandTest {

  private static final int SECRETS = 1_234;

  @Autowired private BeanFactory beans;
  @Autowired private MasterKeyRotation rotation;
  @Autowired private RotateMasterKeyCommand command;

  private final Terminal terminal = new Terminal();
  private ManyCredentials many;
  private String before = "";

  @BeforeEach
  void fill() {
    many = new ManyCredentials(beans);
    many.clear();
    finish();
    many.add(SECRETS);
    before = rotation.activeKey();
  }

  @AfterEach
  void clear() {
    many.clear();
    finish();
  }

  @Test
  void saysWhatItWouldDoAndChangesNothing() throws IOException {
    KeyRingUse use = rotation.use();
    Map<String, String> files = Snapshot.of(rotation.keyFolder());

    assertThat(command.run(List.of("dry-run"), terminal)).isEqualTo(ExitCodes.DONE);

    assertThat(terminal.said)
        .contains(
            "  %-8s active    seals 1,234 secrets".formatted(before),
            "A new key would be made in %s, and 1,234 secrets sealed anew by it, 500 at a time."
                .formatted(rotation.keyFolder()))
        .endsWith("Nothing was changed.");
    assertThat(rotation.use()).isEqualTo(use);
    assertThat(Snapshot.of(rotation.keyFolder())).isEqualTo(files);
  }

  @Test
  void rotatesAndShowsHowFarItIs() {
    assertThat(command.run(List.of(), terminal)).isEqualTo(ExitCodes.DONE);

    String after = rotation.activeKey();
    assertThat(after).isNotEqualTo(before);
    assertThat(terminal.said)
        .startsWith(after + " is made and seals from now on. Back up " + rotation.keyFolder() + ".")
        .contains(
            "Done: 1,234 secrets sealed anew.",
            "  %-8s active    seals 1,234 secrets".formatted(after),
            "  %-8s retired   seals 0 secrets".formatted(before));
    assertThat(terminal.problems).isEmpty();
  }

  @Test
  void stopsWhenItsCallerGoesAndGoesOnWhenGivenAgain() {
    terminal.gone = true;
    many.add(20_000);

    assertThat(command.run(List.of(), terminal)).isEqualTo(ExitCodes.FAILED);

    assertThat(terminal.problems).singleElement().asString().startsWith("Cancelled after ");
    String after = rotation.activeKey();
    assertThat(rotation.isUnfinished()).isTrue();

    terminal.gone = false;
    assertThat(command.run(List.of(), terminal)).isEqualTo(ExitCodes.DONE);
    assertThat(terminal.said).contains("Going on with the rotation to " + after + ".");
    assertThat(rotation.activeKey()).isEqualTo(after);
    assertThat(rotation.isUnfinished()).isFalse();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(command.run(List.of("now"), terminal)).isEqualTo(ExitCodes.USAGE);

    assertThat(terminal.problems)
        .containsExactly(
            "Use rotate-master-key, or rotate-master-key dry-run to see what it would do.");
    assertThat(rotation.activeKey()).isEqualTo(before);
  }

  private void finish() {
    rotation.resume();
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (rotation.progress().isRunning()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** Keeps what was said. */
}
