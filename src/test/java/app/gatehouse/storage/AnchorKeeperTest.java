package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A page that is left, or a check that is cancelled, interrupts threads in the midst of a commit.
 */
class AnchorKeeperTest {

  @TempDir Path folder;

  @AfterEach
  void clearTheInterrupt() {
    Thread.interrupted();
  }

  @Test
  void aThreadThatIsInterruptedReadsTheEndOfTheLogAllTheSame() throws IOException {
    AnchorKeeper keeper = keeper("INSERT" + System.lineSeparator() + "COMMIT");

    Thread.currentThread().interrupt();

    assertThat(keeper.endsWhole(true)).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void aThreadThatIsInterruptedWritesDownAFailureAllTheSame() throws IOException {
    AnchorKeeper keeper = keeper("INSERT");
    HsqldbFiles files = new HsqldbFiles(folder);

    Thread.currentThread().interrupt();
    keeper.failed(keeper.length());
    Thread.interrupted();
    keeper.changing();

    assertThat(AnchorFile.read(files.anchor()))
        .hasValueSatisfying(anchor -> assertThat(anchor.state()).isEqualTo(Anchor.State.FAILED));
  }

  private AnchorKeeper keeper(String log) throws IOException {
    HsqldbFiles files = new HsqldbFiles(folder);
    Files.createDirectories(files.path("log").getParent());
    Files.writeString(files.path("log"), log + System.lineSeparator());
    return new AnchorKeeper(
        files, AnchorFile.open(files.anchor()), new Anchor(Anchor.State.OPEN, Map.of()));
  }
}
