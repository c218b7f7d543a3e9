package app.gatehouse.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.gatehouse.providers.ProviderId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRefTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt-4o-mini",
        "anthropic/claude-sonnet-5.5",
        "a",
        "local/owner/repo/file.gguf",
        "llama3:8b",
        "модель",
        "x%2Fy"
      })
  void isWrittenWithItsProviderBefore(String id) {
    assertThat(ref("openai", id)).hasToString("openai/" + id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gpt-4o", "local/owner/repo/file.gguf", "llama3:8b", "x%2Fy", "/x", "a//"})
  void isReadAsItIsWritten(String id) {
    assertThat(ModelRef.parse("openai/" + id)).contains(ref("openai", id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "gpt-4o", "openai/", "/gpt-4o", "Open AI/x", "openai/x y"})
  void nothingElseIsRead(String written) {
    assertThat(ModelRef.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "gpt 4o", " gpt", "gpt\n", "gpt\t4", "gpt\u0000", "gpt\u2003x", "\u007f"})
  void refusesWhiteSpaceAndControlCharacters(String id) {
    assertThat(ModelRef.isValidId(id)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> ref("openai", id));
  }

  @Test
  void takesUpTo200Characters() {
    assertThat(ref("openai", "m".repeat(200)).id()).hasSize(200);
    assertThatIllegalArgumentException().isThrownBy(() -> ref("openai", "m".repeat(201)));
  }

  @Test
  void isOrderedByProviderAndThenById() {
    ModelRef first = ref("a", "z");
    ModelRef second = ref("b", "B");
    ModelRef third = ref("b", "a");

    assertThat(Stream.of(third, first, second).sorted()).containsExactly(first, second, third);
    assertThat(second).isEqualByComparingTo(ref("b", "B"));
  }

  private static ModelRef ref(String provider, String id) {
    return new ModelRef(new ProviderId(provider), id);
  }
}
