package app.gatehouse.library.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.gguf.GgufHeader;
import app.gatehouse.hub.RepositoryId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalNamesTest {

  private static final RepositoryId MODEL = new RepositoryId("castle/portcullis-8b");

  @Test
  void anOrdinaryNameIsKept() {
    assertThat(LocalNames.of(MODEL, "q/a-Q4_K_M.gguf"))
        .hasToString("local/castle/portcullis-8b/q/a-Q4_K_M.gguf");
  }

  @Test
  void whatCannotBeAnIdIsCutAndToldApart() {
    String name = "y".repeat(300);

    assertThat(LocalNames.of(MODEL, "a b.gguf").id())
        .matches("castle/portcullis-8b/a_b.gguf~[0-9a-f]{10}")
        .isEqualTo(LocalNames.of(MODEL, "a b.gguf").id())
        .isNotEqualTo(LocalNames.of(MODEL, "a\tb.gguf").id());
    assertThat(LocalNames.of(MODEL, name + "1.gguf").id())
        .hasSize(200)
        .isNotEqualTo(LocalNames.of(MODEL, name + "2.gguf").id());
    assertThat(LocalNames.of(MODEL, "\ud83d\ude00".repeat(100)).id()).hasSizeLessThan(201);
  }

  @Test
  void partsBelongTogetherByTheirNames() {
    assertThat(
            Parts.whole(
                List.of(
                    "b-00002-of-00002.gguf",
                    "a.gguf",
                    "b-00001-of-00002.gguf",
                    "c-00001-of-00002.gguf",
                    "d-00001-of-00001.gguf",
                    "e-00000-of-00001.gguf",
                    "q/b-00001-of-00002.gguf")))
        .containsExactly(
            List.of("a.gguf"),
            List.of("b-00001-of-00002.gguf", "b-00002-of-00002.gguf"),
            List.of("d-00001-of-00001.gguf"));
    assertThat(Parts.title("q/b-00001-of-00002.gguf")).isEqualTo("b");
    assertThat(Parts.title("q/a-Q8_0.GGUF")).isEqualTo("a-Q8_0");
  }

  @ParameterizedTest
  @CsvSource({
    "122304, 122K",
    "999, 999",
    "1540000000, 1.5B",
    "8030261248, 8B",
    "70553706496, 71B",
    "671026419200, 671B",
    "1000000000000000, 1000T"
  })
  void parametersAreCountedInWordsOfPeople(long count, String words) {
    assertThat(Sizes.counted(count)).isEqualTo(words);
  }

  @Test
  void whatItsMakersCallItComesFirst() {
    assertThat(Sizes.parameters(header("8x7B", 46_702_792_704L))).isEqualTo("8x7B");
    assertThat(Sizes.parameters(header("very large", 46_702_792_704L))).isEqualTo("47B");
    assertThat(Sizes.parameters(header(null, 0))).isNull();
  }

  private static GgufHeader header(@Nullable String label, long count) {
    return new GgufHeader(
        3, "llama", null, label, null, count, null, null, 1, true, null, null, null, null);
  }
}
