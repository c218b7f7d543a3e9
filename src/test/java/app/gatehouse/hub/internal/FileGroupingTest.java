package app.gatehouse.hub.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.ModelFiles;
import app.gatehouse.hub.ModelFiles.Incomplete;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileGroupingTest {

  private static HubFile file(String path, long bytes) {
    return new HubFile(path, bytes, null);
  }

  private static ModelFiles group(HubFile... files) {
    return FileGrouping.of(List.of(files), true);
  }

  @Test
  void modelsAreInTheOrderOfTheirSizeAndThoseOfUnknownSizeLast() {
    ModelFiles files =
        group(
            file("m-Q8_0.gguf", 8),
            new HubFile("m-Q5_0.gguf", null, null),
            file("m-Q4_K_M.gguf", 4),
            file("m-F16.gguf", 16));

    assertThat(files.models())
        .extracting(FileGroup::quantization)
        .containsExactly("Q4_K_M", "Q8_0", "F16", "Q5_0");
  }

  @Test
  void aSplitFileIsOneInTheOrderOfItsParts() {
    ModelFiles files =
        group(
            file("Q8/m-Q8_0-00003-of-00003.gguf", 3),
            file("Q8/m-Q8_0-00001-of-00003.gguf", 5),
            file("Q8/m-Q8_0-00002-of-00003.gguf", 5));

    FileGroup whole = files.models().getFirst();
    assertThat(files.models()).hasSize(1);
    assertThat(whole.name()).isEqualTo("Q8/m-Q8_0.gguf");
    assertThat(whole.quantization()).isEqualTo("Q8_0");
    assertThat(whole.bytes()).isEqualTo(13);
    assertThat(whole.files())
        .extracting(HubFile::path)
        .containsExactly(
            "Q8/m-Q8_0-00001-of-00003.gguf",
            "Q8/m-Q8_0-00002-of-00003.gguf",
            "Q8/m-Q8_0-00003-of-00003.gguf");
  }

  @Test
  void aSplitFileWithoutAllItsPartsCannotBeChosen() {
    ModelFiles files =
        group(file("m-Q8_0-00001-of-00003.gguf", 5), file("m-Q8_0-00003-of-00003.gguf", 3));

    assertThat(files.models()).isEmpty();
    assertThat(files.incomplete()).containsExactly(new Incomplete("m-Q8_0.gguf", "Q8_0", 2, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m-00002-of-00001.gguf",
        "m-00000-of-00001.gguf",
        "m-00001-of-00000.gguf",
        "m-99999-of-99999.gguf"
      })
  void numbersThatMakeNoWholeMakeNoModel(String path) {
    ModelFiles files = group(file(path, 1));

    assertThat(files.models()).isEmpty();
    assertThat(files.incomplete()).hasSize(1);
  }

  @Test
  void theSameNameSplitInTwoWaysIsTwoFiles() {
    ModelFiles files =
        group(
            file("m-00001-of-00001.gguf", 9),
            file("m-00001-of-00002.gguf", 4),
            file("m-00002-of-00002.gguf", 4));

    assertThat(files.models()).extracting(FileGroup::bytes).containsExactly(8L, 9L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mmproj-F16.gguf",
        "mmproj-model-f16.gguf",
        "vision/mmproj-BF16.gguf",
        "llava-v1.5-mmproj-Q8_0.gguf",
        "mtp-model-Q8_0.gguf",
        "MMPROJ.gguf"
      })
  void companionsAreApart(String path) {
    ModelFiles files = group(file(path, 1), file("m-Q4_0.gguf", 2));

    assertThat(files.companions()).extracting(FileGroup::name).containsExactly(path);
    assertThat(files.models()).extracting(FileGroup::name).containsExactly("m-Q4_0.gguf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../m.gguf",
        "a/../m.gguf",
        "/m.gguf",
        "a//m.gguf",
        "./m.gguf",
        "a\\m.gguf",
        "C:m.gguf",
        "m\u0000.gguf",
        "m\u202egpj.gguf",
        "m\n.gguf",
        "README.md",
        "model.gguf.txt",
        "gguf"
      })
  void whatIsNoModelOrHasNoNameForAFileHereIsAmongTheOthers(String path) {
    ModelFiles files = group(file(path, 1));

    assertThat(files.models()).isEmpty();
    assertThat(files.others()).extracting(HubFile::path).containsExactly(path);
  }

  @Test
  void aPathThatIsListedTwiceCountsOnce() {
    assertThat(group(file("m.gguf", 1), file("m.gguf", 2)).models())
        .singleElement()
        .extracting(FileGroup::bytes)
        .isEqualTo(1L);
  }

  @Test
  void manyFilesAreGroupedAtOnce() {
    List<HubFile> files =
        IntStream.rangeClosed(1, 5_000)
            .boxed()
            .flatMap(n ->
                Stream.of(file("a-%05d-of-05000.gguf".formatted(n), 1), file("b" + n + ".gguf", n)))
            .toList();

    assertThat(FileGrouping.of(files, false).models()).hasSize(5_001);
    assertThat(FileGrouping.of(files, false).all()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Llama-3.2-1B-Instruct-Q4_K_M.gguf, Q4_K_M",
    "llama-3.2-1b-instruct.q4_k_m.gguf, Q4_K_M",
    "model-UD-Q4_K_XL.gguf, Q4_K_XL",
    "model.i1-IQ3_XXS.gguf, IQ3_XXS",
    "model-Q4_0_4_4.gguf, Q4_0_4_4",
    "model-bf16.gguf, BF16",
    "model-fp16.gguf, FP16",
    "gpt-oss-20b-MXFP4.gguf, MXFP4",
    "model-TQ1_0.gguf, TQ1_0",
    "model-Q6_K_L.gguf, Q6_K_L",
    "model-Q4_K_M-imatrix.gguf, Q4_K_M",
    "Q5_K_S/model.gguf, Q5_K_S",
    "gemma-3-4b-it.gguf,",
    "model.gguf,",
    "Qwen3-8B.gguf,"
  })
  void theQuantizationIsReadFromTheName(String path, String quantization) {
    assertThat(Quantizations.of(path)).isEqualTo(quantization);
  }
}
