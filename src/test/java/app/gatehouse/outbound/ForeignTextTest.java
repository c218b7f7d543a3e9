package app.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForeignTextTest {

  @Test
  void whatShowsNothingOrTurnsTheWritingIsLeftOut() {
    assertThat(ForeignText.of("a\u202eb\u200bc\u0000d\ud800e\ufeff", 20)).isEqualTo("abcde");
  }

  @Test
  void linesBecomeOne() {
    assertThat(ForeignText.of(" two\nlines\tof text ", 20)).isEqualTo("two lines of text");
  }

  @Test
  void whatIsTooLongIsCutWithoutCuttingACharacterInTwo() {
    assertThat(ForeignText.of("x".repeat(1_000_000), 5)).isEqualTo("xxxx…");
    assertThat(ForeignText.of("abc😀def", 5)).isEqualTo("abc…");
  }
}
