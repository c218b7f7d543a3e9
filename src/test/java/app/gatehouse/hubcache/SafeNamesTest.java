package app.gatehouse.hubcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.gatehouse.Chaos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** N7: whatever a file is called at the Hub, it does not leave its folder here. */
@Tag("chaos")
class SafeNamesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.gguf",
        ".gitattributes",
        "a/b/c.gguf",
        "sub folder/with blanks.txt",
        "..model",
        "model..gguf",
        "...x",
        "conf.json",
        "console.log",
        "ünïcode-模型.gguf",
        "emoji-🚪.gguf",
        "100%.txt",
        "a+b=c,d;e@f!g'h(i)[j]{k}~l#m$n^o&p`q.txt"
      })
  void anOrdinaryNameIsAFileInTheFolder(String name) throws IOException {
    Path file = SafeNames.prepare(folder, name);
    Files.writeString(file, "x");

    assertThat(file.toRealPath()).startsWith(folder.toRealPath());
    assertThat(folder.relativize(file).toString()).isEqualTo(name);
  }

  static Stream<String> dangerous() {
    return Stream.of(
        // Elsewhere.
        "",
        ".",
        "..",
        "/",
        "a/..",
        "../a",
        "a/../b",
        "a/./b",
        "./a",
        "a//b",
        "a/",
        "/a",
        "/etc/passwd",
        "//server/share",
        "..\\a",
        "a\\b",
        "\\\\server\\share",
        "\\a",
        // Drives, streams, devices.
        "C:",
        "C:a",
        "C:/a",
        "c:\\a",
        "a:b",
        "file.txt::$DATA",
        "nul",
        "NUL.gguf",
        "a/con/b",
        "Aux.txt",
        "com1",
        "COM9.x",
        "lpt0",
        "com²",
        "conin$",
        "prn .txt",
        // Means something else on some systems.
        "a.",
        "a ",
        "a/b./c",
        "a /b",
        "...",
        " ",
        "a?",
        "a*",
        "a\"b",
        "a<b",
        "a>b",
        "a|b",
        // No text.
        "a\0b",
        "\0",
        "a\nb",
        "a\rb",
        "a\tb",
        "\u001b[31m",
        "a\u007f",
        "a\u0085",
        "a\ud800b",
        "\udc00",
        // Too long: as a part, in bytes, altogether.
        "a".repeat(256),
        "ü".repeat(128),
        "a/".repeat(600) + "a");
  }

  @ParameterizedTest
  @MethodSource("dangerous")
  void aDangerousNameIsRefused(String name) {
    assertThatThrownBy(() -> SafeNames.within(folder, name))
        .isInstanceOf(UnsafeNameException.class);
    assertThatThrownBy(() -> SafeNames.prepare(folder, name))
        .isInstanceOf(UnsafeNameException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theLongestNameFits() throws IOException {
    Files.writeString(SafeNames.prepare(folder, "ü".repeat(127) + "a"), "x");
  }

  /** Names put together from what is dangerous and what is not, in any order. */
  @Test
  void whateverANameIsMadeOfItEitherStaysInsideOrIsRefused() throws IOException {
    List<String> parts =
        List.of(
            "..",
            ".",
            "/",
            "//",
            "\\",
            "a",
            "B",
            "\0",
            ":",
            "C:",
            "con",
            " ",
            "%2e%2e",
            "%2f",
            "~",
            "\n",
            "\ud83d\udeaa",
            "\ud800",
            "é",
            "e\u0301",
            "\u202e",
            "$HOME",
            "*",
            "nul.",
            "-",
            "…",
            "x".repeat(200),
            "\uff0e\uff0e",
            "\u2215");
    Random random = new Random(7);
    Path outside = folder.resolveSibling(folder.getFileName() + "-outside");
    int refused = 0;
    int rounds = Chaos.count(5_000, 1_000_000);
    for (int round = 0; round < rounds; round++) {
      StringBuilder name = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        name.append(parts.get(random.nextInt(parts.size())));
      }
      try {
        Path file = SafeNames.within(folder, name.toString());
        assertThat(file).isEqualTo(file.normalize()).isNotEqualTo(folder);
        assertThat(file.startsWith(folder)).isTrue();
        assertThat(folder.relativize(file).toString()).isEqualTo(name.toString());
      } catch (UnsafeNameException safe) {
        refused++;
      }
    }
    assertThat(refused).isBetween(rounds / 10, rounds - rounds / 100);
    assertThat(outside).doesNotExist();
  }

  @Test
  void aLinkOnTheWayIsNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("sub"), elsewhere);

    assertThatThrownBy(() -> SafeNames.prepare(inside, "sub/model.gguf"))
        .isInstanceOf(UnsafeNameException.class);
    assertThatThrownBy(() -> SafeNames.look(inside, "sub/model.gguf"))
        .isInstanceOf(UnsafeNameException.class);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aFileOnTheWayIsNotAFolder() throws IOException {
    Files.writeString(folder.resolve("sub"), "x");
    assertThatThrownBy(() -> SafeNames.prepare(folder, "sub/model.gguf"))
        .isInstanceOf(UnsafeNameException.class);
  }

  @Test
  void lookingMakesNothing() throws IOException {
    SafeNames.look(folder, "a/b/c");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aNameThatDiffersInCaseOnlyIsTakenWhereTheDiskFindsIt() {
    assertThat(SafeNames.isTaken("Model.gguf", List.of("model.gguf", "other"))).isTrue();
    assertThat(SafeNames.isTaken("Model.gguf", List.of("model.gguf", "Model.gguf"))).isFalse();
    assertThat(SafeNames.isTaken("Model.gguf", List.of("other"))).isFalse();
  }
}
