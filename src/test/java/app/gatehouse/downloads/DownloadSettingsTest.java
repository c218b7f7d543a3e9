package app.gatehouse.downloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadSettingsTest {

  @Test
  void oneToEightMayBeUnderWay() {
    assertThat(new DownloadSettings(1, true).parallel()).isEqualTo(1);
    assertThat(new DownloadSettings(8, true).parallel()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 9})
  void otherNumbersAreRefusedByName(int parallel) {
    assertThatThrownBy(() -> new DownloadSettings(parallel, true))
        .hasMessageContaining("gatehouse.downloads.parallel")
        .hasMessageContaining("1 to 8");
  }
}
