package app.gatehouse.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.accounts.internal.SetupCode.Try;
import app.gatehouse.storage.DataFolder;
import app.gatehouse.storage.DataFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCodeTest {

  @TempDir private Path parent;
  private DataFolder folder;
  private SetupCode code;

  @BeforeEach
  void take() {
    folder = DataFolders.take(parent.resolve("data"));
    code = new SetupCode(folder);
  }

  @AfterEach
  void release() throws IOException {
    folder.close();
  }

  @Test
  void has128BitsInLettersThatAreNotMistaken() {
    assertThat(code.current()).matches("[0-9abcdefghjkmnpqrstvwxyz]{26}");
    assertThat(new SetupCode(folder).current()).isNotEqualTo(code.current());
  }

  @Test
  void isInAFileThatOnlyTheOwnerReads() throws IOException {
    String current = code.current();

    assertThat(Files.readString(code.file())).isEqualTo(current + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(code.file())))
        .isEqualTo("rw-------");
    assertThat(files()).containsExactly("gatehouse.lock", "setup-code");
  }

  @Test
  void staysTheSameUntilItIsReplaced() {
    assertThat(code.current()).isEqualTo(code.current());
  }

  @Test
  void isRightInAnyCaseAndWithSpacesAndDashes() {
    String current = code.current();

    assertThat(code.attempt(current)).isEqualTo(Try.RIGHT);
    assertThat(code.attempt(current.toUpperCase(Locale.ROOT))).isEqualTo(Try.RIGHT);
    assertThat(code.attempt(" " + current.substring(0, 5) + "-" + current.substring(5) + "\n"))
        .isEqualTo(Try.RIGHT);
  }

  @Test
  void isWrongWhenAnythingElseIsTyped() {
    String current = code.current();

    assertThat(code.attempt("")).isEqualTo(Try.WRONG);
    assertThat(code.attempt(current.substring(1))).isEqualTo(Try.WRONG);
    assertThat(code.attempt(current + "0")).isEqualTo(Try.WRONG);
    assertThat(code.attempt("ключ")).isEqualTo(Try.WRONG);
  }

  @Test
  void isReplacedAfterFiveWrongTries() throws IOException {
    String old = code.current();
    for (int i = 0; i < 4; i++) {
      assertThat(code.attempt("wrong")).isEqualTo(Try.WRONG);
    }

    assertThat(code.attempt("wrong")).isEqualTo(Try.REPLACED);

    assertThat(code.current()).isNotEqualTo(old);
    assertThat(Files.readString(code.file()).strip()).isEqualTo(code.current());
    assertThat(code.attempt(old)).isEqualTo(Try.WRONG);
    assertThat(code.attempt(code.current())).isEqualTo(Try.RIGHT);
    assertThat(files()).containsExactly("gatehouse.lock", "setup-code");
  }

  @Test
  void givesTheNewCodeFiveTriesToo() {
    for (int i = 0; i < 5; i++) {
      code.attempt("wrong");
    }
    String second = code.current();

    for (int i = 0; i < 4; i++) {
      assertThat(code.attempt("wrong")).isEqualTo(Try.WRONG);
    }
    assertThat(code.attempt(second)).isEqualTo(Try.RIGHT);
  }

  @Test
  void takesItsFileAwayOnceItIsDone() throws IOException {
    code.current();

    code.discard();
    code.discard();

    assertThat(files()).containsExactly("gatehouse.lock");
  }

  private Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.path())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }
}
