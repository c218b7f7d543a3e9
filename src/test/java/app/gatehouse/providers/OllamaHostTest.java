package app.gatehouse.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaHostTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "box, http://box:11434",
        "box:8080, http://box:8080",
        ":8080, http://127.0.0.1:8080",
        "192.168.1.5, http://192.168.1.5:11434",
        "http://box, http://box",
        "https://box, https://box",
        "https://box:9999, https://box:9999",
        "https://box/ollama/, https://box/ollama",
        "http://box:8080/a/b, http://box:8080/a/b",
        "box/ollama, http://box:11434/ollama",
        "0.0.0.0, http://127.0.0.1:11434",
        "0.0.0.0:8080, http://127.0.0.1:8080",
        "http://0.0.0.0:8080, http://127.0.0.1:8080",
        "::, http://[::1]:11434",
        "[::]:8080, http://[::1]:8080",
        "::1, http://[::1]:11434",
        "[fd00::5], http://[fd00::5]:11434",
        "[fd00::5]:8080, http://[fd00::5]:8080",
        "\"box:8080\", http://box:8080",
        "'box', http://box:11434",
      })
  void readsTheFormsOllamaReads(String value, String address) {
    assertThat(OllamaHost.address(value)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource({
    "box:port, http://box:11434",
    "box:70000, http://box:11434",
    "box:0, http://box:11434",
    "box:, http://box:11434",
    "https://box:port, https://box"
  })
  void takesTheDefaultForAPortItCannotRead(String value, String address) {
    assertThat(OllamaHost.address(value)).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unix:///run/ollama.sock", "ftp://box", "two words", "[::1", "box?x=y"})
  void refusesWhatIsNoWebAddress(String value) {
    assertThatExceptionOfType(InvalidProviderException.class)
        .isThrownBy(() -> OllamaHost.address(value))
        .withMessageStartingWith("OLLAMA_HOST must ");
  }
}
