package app.gatehouse.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.gatehouse.fakes.GgufWriter;
import app.gatehouse.fakes.TinyGguf;
import app.gatehouse.gguf.GgufException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GgufReaderTest {

  private static final int HEAD_AND_A_BUFFER = 64 << 10;

  @Test
  void tellsWhatTheTinyModelIs(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("tiny.gguf"), TinyGguf.seed(1).fileType(15).bytes());

    GgufHeader header = GgufReader.read(file);

    assertThat(header)
        .isEqualTo(
            new GgufHeader(
                3, "llama", "Tiny", "100K", "mit", 122_304, "Q4_K_M", 512L, 1, true, 2L, 64L, 4L,
                2L));
  }

  @Test
  void tellsOfThePartsOfASplitModel() throws Exception {
    List<byte[]> parts = TinyGguf.seed(1).withoutChatTemplate().parts(2);

    GgufHeader first = read(parts.get(0));
    GgufHeader second = read(parts.get(1));

    assertThat(first.splitCount()).isEqualTo(2);
    assertThat(first.hasChatTemplate()).isFalse();
    assertThat(second.splitCount()).isEqualTo(2);
    assertThat(second.architecture()).isEmpty();
    assertThat(first.parameters() + second.parameters()).isEqualTo(122_304);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void readsEachVersionOfTheFormat(int version) throws Exception {
    GgufWriter file =
        GgufWriter.version(version)
            .text("general.architecture", "qwen3")
            .texts("tokenizer.ggml.tokens", List.of("a", "bc"))
            .u64("qwen3.context_length", 40_960)
            .floats("x", new float[6], 2, 3);

    GgufHeader header = read(file.bytes());

    assertThat(header.version()).isEqualTo(version);
    assertThat(header.contextLength()).isEqualTo(40_960);
    assertThat(header.parameters()).isEqualTo(6);
    assertThat(header.fileType()).isNull();
  }

  @Test
  void takesIntegersOfAnyWidthAndTheLargestOfSeveral() throws Exception {
    GgufHeader header =
        read(
            GgufWriter.version(3)
                .u16("x.context_length", 65_535)
                .u8("x.block_count", 200)
                .ints("x.attention.head_count", 8, 32, 16)
                .text("x.attention.head_count_kv", "many")
                .i32("x.embedding_length", -5)
                .text("general.architecture", "x")
                .bytes());

    assertThat(header.contextLength()).isEqualTo(65_535);
    assertThat(header.layers()).isEqualTo(200);
    assertThat(header.heads()).isEqualTo(32);
    assertThat(header.headsKv()).isNull();
    assertThat(header.embeddingLength()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0, F32", "15, Q4_K_M", "32, BF16", "38, MXFP4", "1039, Q4_K_M", "5, type 5"})
  void namesTheTypeOfTheFile(int type, String name) throws Exception {
    assertThat(read(GgufWriter.version(3).u32("general.file_type", type).bytes()).fileType())
        .isEqualTo(name);
  }

  @Test
  void textsAreCutAndCleaned() throws Exception {
    String name = "a\u202Eb\u0000\n" + "long ".repeat(10_000);

    GgufHeader header = read(GgufWriter.version(3).text("general.name", name).bytes());

    assertThat(header.name()).startsWith("ablong long").hasSizeLessThan(201);
  }

  @Test
  void saysWhatIsTheMatterWithAFile() {
    assertRefused("".getBytes(), Reason.NOT_GGUF);
    assertRefused("GGU".getBytes(), Reason.NOT_GGUF);
    assertRefused("PK\3\4 and more".getBytes(), Reason.NOT_GGUF);
    assertRefused("GGUF\0\0\0\3 and more".getBytes(), Reason.BIG_ENDIAN);
    assertRefused("GGUF\4\0\0\0 and more".getBytes(), Reason.UNSUPPORTED_VERSION);
    assertRefused("GGUF\0\0\0\0 and more".getBytes(), Reason.UNSUPPORTED_VERSION);
    assertRefused("GGUF".getBytes(), Reason.DAMAGED);
    assertRefused(head(3, -1, 0), Reason.TOO_MUCH);
    assertRefused(head(3, 0, 1L << 40), Reason.TOO_MUCH);
    assertRefused(head(3, 3, 0), Reason.DAMAGED);
    assertRefused(pair("", 4, GgufWriter.int32(1)), Reason.DAMAGED);
    assertRefused(pair("k", 13, new byte[8]), Reason.DAMAGED);
    assertRefused(pair("k", 8, GgufWriter.int64(-1)), Reason.TOO_MUCH);
    assertRefused(pair("k", 8, GgufWriter.int64(1000)), Reason.DAMAGED);
    assertRefused(pair("k", 9, array(12, Long.MAX_VALUE / 8 + 1)), Reason.TOO_MUCH);
    assertRefused(pair("k", 9, array(12, 1 << 29)), Reason.DAMAGED);
    assertRefused(pair("k", 9, array(99, 1)), Reason.DAMAGED);
    assertRefused(pair("k".repeat(65_536), 4, GgufWriter.int32(1)), Reason.TOO_MUCH);
  }

  @Test
  void arraysWithinArraysArePassedOverButNotForever() throws Exception {
    byte[] two = concat(array(9, 2), array(4, 1), new byte[4], array(8, 0));

    GgufHeader header =
        read(
            GgufWriter.version(3)
                .pair("k", 9, two)
                .pair("x.attention.head_count", 9, two)
                .text("general.name", "after")
                .bytes());

    assertThat(header.name()).isEqualTo("after");
    byte[] deep = concat(array(9, 1), array(9, 1), array(9, 1), array(9, 1), array(9, 1));
    assertRefused(pair("k", 9, deep), Reason.TOO_MUCH);
  }

  @Test
  void tensorsHaveToMakeSense() {
    assertRefused(
        GgufWriter.version(3).tensor("t", 0, new byte[0], 1L << 40, 1L << 40).bytes(),
        Reason.DAMAGED);
    assertRefused(GgufWriter.version(3).tensor("t", 0, new byte[0], -1).bytes(), Reason.TOO_MUCH);
    assertRefused(
        GgufWriter.version(3).tensor("t", 0, new byte[0], new long[9]).bytes(), Reason.DAMAGED);
    byte[] whole = TinyGguf.seed(1).bytes();
    assertRefused(Arrays.copyOf(whole, whole.length / 2), Reason.DAMAGED);
  }

  @Test
  void readsOnlyTheFrontOfALargeFile() throws Exception {
    CountedFile file = new CountedFile(TinyGguf.seed(1).bytes(), 50L << 30);

    assertThat(GgufReader.read(file).name()).isEqualTo("Tiny");

    assertThat(file.bytesRead()).isLessThan(HEAD_AND_A_BUFFER);
  }

  @Test
  void aLargeVocabularyIsPassedOver() throws Exception {
    List<String> tokens = IntStream.range(0, 300_000).mapToObj("token%d"::formatted).toList();
    CountedFile file =
        new CountedFile(
            GgufWriter.version(3)
                .texts("tokenizer.ggml.tokens", tokens)
                .floats("tokenizer.ggml.scores", new float[300_000])
                .text("general.name", "Large")
                .bytes());

    assertThat(GgufReader.read(file).name()).isEqualTo("Large");
    assertThat(file.bytesRead()).isLessThan(7L << 20);
  }

  @Test
  void whatNeverEndsIsGivenUp() {
    byte[] endless = pair("k", 9, array(8, 1L << 30));
    CountedFile file = new CountedFile(endless, 1L << 40);

    assertThatThrownBy(() -> GgufReader.read(file))
        .isInstanceOfSatisfying(
            GgufException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MUCH));
    assertThat(file.bytesRead()).isLessThan(GgufInput.MAX_BYTES + HEAD_AND_A_BUFFER);
  }

  @Test
  void aFileThatIsNotThereIsAnErrorOfItsOwn(@TempDir Path folder) {
    assertThatThrownBy(() -> GgufReader.read(folder.resolve("no.gguf")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aMessageSaysNothingOfTheFile() {
    assertThat(new GgufException(Reason.DAMAGED)).hasMessage("Not a readable GGUF file: DAMAGED");
  }

  private static GgufHeader read(byte[] file) throws IOException, GgufException {
    return GgufReader.read(new CountedFile(file));
  }

  private static void assertRefused(byte[] file, Reason reason) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOfSatisfying(
            GgufException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static byte[] pair(String key, int type, byte[] value) {
    return GgufWriter.version(3).pair(key, type, value).header();
  }

  private static byte[] head(int version, long tensors, long pairs) {
    return concat(
        "GGUF".getBytes(StandardCharsets.US_ASCII),
        GgufWriter.int32(version),
        GgufWriter.int64(tensors),
        GgufWriter.int64(pairs));
  }

  private static byte[] array(int type, long count) {
    return concat(GgufWriter.int32(type), GgufWriter.int64(count));
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List.of(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
