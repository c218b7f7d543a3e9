package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path parent;

  @Test
  void isMadeForItsOwnerAlone() throws IOException {
    Path path = parent.resolve("a/data");

    try (DataFolder folder = DataFolder.take(path)) {
      assertThat(folder.path()).isEqualTo(path).isDirectory();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void isHeldByOneAtATime() throws IOException {
    Path path = parent.resolve("data");

    try (DataFolder held = DataFolder.take(path)) {
      assertThatExceptionOfType(StartupRefusedException.class)
          .isThrownBy(() -> DataFolder.take(path))
          .withMessage(
              "the data folder %s is in use by the Gatehouse with process id %d; stop that one"
                  + " first, or give this one a folder of its own with gatehouse.data-dir.",
              held.path(), ProcessHandle.current().pid())
          .satisfies(
              refused -> assertThat(refused.exitCode()).isEqualTo(StartupRefusedException.IN_USE));
    }
  }

  @Test
  void isHeldByWhateverNameItIsAskedFor() throws IOException {
    try (DataFolder held = DataFolder.take(parent.resolve("data"))) {
      assertThatExceptionOfType(StartupRefusedException.class)
          .isThrownBy(() -> DataFolder.take(parent.resolve("x/../data")))
          .withMessageContaining(held.path().toString());
    }
  }

  @Test
  void isFreeAgainOnceItIsClosed() throws IOException {
    DataFolder.take(parent.resolve("data")).close();

    try (DataFolder again = DataFolder.take(parent.resolve("data"))) {
      assertThat(again.resolve("db")).isEqualTo(parent.resolve("data/db"));
    }
  }

  @Test
  void isRefusedWhereItCannotBeWritten() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> DataFolder.take(file.resolve("data")))
        .withMessageContaining(file.resolve("data").toString())
        .withMessageContaining("gatehouse.data-dir")
        .satisfies(refused ->
            assertThat(refused.exitCode()).isEqualTo(StartupRefusedException.CONFIGURATION));
  }
}
