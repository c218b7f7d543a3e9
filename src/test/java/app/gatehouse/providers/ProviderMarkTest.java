package app.gatehouse.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.gatehouse.providers.Provider.Mark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderMarkTest {

  private static final ProviderId ID = new ProviderId("mycorp");

  @ParameterizedTest
  @CsvSource({
    "My Corp, MC",
    "my corp models, MC",
    "vLLM, VL",
    "X, X",
    "Acme (Europe), AE",
    "'  Ärzte-Haus ', ÄH",
    "ßig Straße, ßS",
    "7 Seas, 7S",
    "!!!, MY"
  })
  void takesItsLettersFromTheName(String name, String letters) {
    assertThat(Mark.of(ID, name).letters()).isEqualTo(letters);
  }

  @Test
  void takesItsColourFromTheIdAlone() {
    assertThat(Mark.of(ID, "One").hue()).isEqualTo(Mark.of(ID, "Two").hue()).isBetween(0, 359);
    assertThat(Mark.of(new ProviderId("corp1"), "One").hue())
        .isNotCloseTo(Mark.of(new ProviderId("corp2"), "One").hue(), within(20));
  }

  @Test
  void refusesWhatIsNoMark() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Mark("", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Mark("ABC", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Mark("A", 360));
    assertThatIllegalArgumentException().isThrownBy(() -> new Mark("A", -1));
  }
}
