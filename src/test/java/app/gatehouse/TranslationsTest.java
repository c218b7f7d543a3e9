package app.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The texts of the pages and the code that shows them stay in step. */
class TranslationsTest {

  private static final Path FILE =
      Path.of("src/main/resources/vaadin-i18n/translations.properties");
  private static final Pattern USE = Pattern.compile("\\bt\\(\\s*\"([^\"]*)\"");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9.-]+)\"");
  private static final Pattern PLACE = Pattern.compile("\\{\\d");

  private static final Map<String, String> TEXTS = new TreeMap<>();
  private static String sources = "";

  @BeforeAll
  static void read() throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(FILE)) {
      properties.load(reader);
    }
    properties.forEach((key, text) -> TEXTS.put((String) key, (String) text));
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file));
      }
    }
    sources = all.toString();
  }

  @Test
  void everyTextThatIsShownIsThere() {
    List<String> used = USE.matcher(sources).results().map(found -> found.group(1)).toList();

    assertThat(used).hasSizeGreaterThan(100);
    assertThat(TEXTS.keySet()).containsAll(used);
  }

  @Test
  void everyTextThatIsThereIsShown() {
    TreeSet<String> unused = new TreeSet<>(TEXTS.keySet());
    LITERAL.matcher(sources).results().forEach(found -> unused.remove(found.group(1)));

    assertThat(unused).isEmpty();
  }

  @Test
  void noKeyIsThereTwice() throws IOException {
    List<String> keys = new ArrayList<>();
    for (String line : Files.readAllLines(FILE, StandardCharsets.UTF_8)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        keys.add(line.substring(0, line.indexOf('=')));
      }
    }

    assertThat(keys).doesNotHaveDuplicates().hasSameSizeAs(TEXTS.keySet());
  }

  @Test
  void aTextWithPlacesIsAGoodFormatAndOneWithoutIsNone() {
    TEXTS.forEach((key, text) -> {
      if (PLACE.matcher(text).find()) {
        assertThat(text.replace("''", "")).as(key).doesNotContain("'");
        assertThat(new MessageFormat(text).format(new Object[] {2, 2, 2}))
            .as(key)
            .doesNotContain("{", "}");
      } else {
        assertThat(text).as(key).doesNotContain("''", "{", "}");
      }
    });
  }

  @Test
  void noTextShoutsOrIsEmpty() {
    assertThat(TEXTS.values())
        .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("!"));
  }

  /** A blank that is meant is written as an escape, since editors take others away. */
  @Test
  void noTextHasAStrayBlankAroundIt() throws IOException {
    for (String line : Files.readAllLines(FILE, StandardCharsets.UTF_8)) {
      assertThat(line).isEqualTo(line.strip()).doesNotContain("= ", " =", "\t");
    }
  }
}
