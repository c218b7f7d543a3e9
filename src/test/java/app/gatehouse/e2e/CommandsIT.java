package app.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands given to the packaged jar. */
class CommandsIT {

  private static final int USAGE = 64;

  @TempDir private Path parent;

  @Test
  void helpListsTheCommandsAndStartsNothing() {
    Path data = parent.resolve("data");
    try (PackagedGatehouse help = PackagedGatehouse.on(data).command("help")) {
      assertThat(help.awaitExit()).isZero();
      assertThat(help.output()).containsPattern("(?m)^  help +Lists the commands\\.$");
      assertThat(help.errors()).isEmpty();
      assertThat(data).doesNotExist();
    }
  }

  @Test
  void anUnknownCommandIsRefusedWithTheOnesThereAreAndStartsNothing() {
    Path data = parent.resolve("data");
    try (PackagedGatehouse unknown = PackagedGatehouse.on(data).command("reset-pasword")) {
      assertThat(unknown.awaitExit()).isEqualTo(USAGE);
      assertThat(unknown.errors())
          .startsWith("There is no command \"reset-pasword\". These are there:\n");
      assertThat(data).doesNotExist();
    }
  }
}
