package app.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivityKindTest {

  /** As wide as the column. */
  private static final int MAX_LENGTH = 40;

  @ParameterizedTest
  @EnumSource
  void hasWordsOnThePage(ActivityKind kind) throws IOException {
    Properties texts = new Properties();
    try (var reader =
        Files.newBufferedReader(
            Path.of("src/main/resources/vaadin-i18n/translations.properties"))) {
      texts.load(reader);
    }

    assertThat(kind.textKey()).isEqualTo("activity.kind." + kind.stored());
    assertThat(texts.getProperty(kind.textKey())).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByWhatIsStored(ActivityKind kind) {
    assertThat(kind.stored()).matches("[a-z-]{1," + MAX_LENGTH + "}");
    assertThat(ActivityKind.ofStored(kind.stored())).contains(kind);
  }

  @Test
  void isUnknownWhenAnotherVersionStoredIt() {
    assertThat(ActivityKind.ofStored("from-the-future")).isEmpty();
  }
}
