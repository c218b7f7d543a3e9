package app.gatehouse.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.gatehouse.Chaos;
import app.gatehouse.fakes.GgufWriter;
import app.gatehouse.fakes.TinyGguf;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No file makes the reader throw anything but what it says, or read without end. */
@Tag("chaos")
class GarbledGgufTest {

  private static final byte[] SMALL = small();
  private static final byte[] TINY = TinyGguf.seed(1).bytes();

  private static byte[] small() {
    return GgufWriter.version(3)
        .text("general.architecture", "llama")
        .u32("llama.context_length", 4096)
        .texts("tokenizer.ggml.tokens", List.of("<s>", "a", "b"))
        .ints("llama.attention.head_count", 1, 2)
        .bool("x", true)
        .floats("token_embd.weight", new float[4], 2, 2)
        .floats("output.weight", new float[4], 2, 2)
        .header();
  }

  @Test
  void everyTruncationOfAHeaderIsRefused() {
    for (int length = 0; length < SMALL.length; length++) {
      assertThat(readable(Arrays.copyOf(SMALL, length))).as("%d bytes", length).isFalse();
    }
  }

  @Test
  void everyChangeOfASmallHeaderIsReadOrRefused() {
    byte[] changed = SMALL.clone();
    for (int at = 0; at < changed.length; at++) {
      for (int value = 0; value < 256; value++) {
        changed[at] = (byte) value;
        readable(changed);
      }
      changed[at] = SMALL[at];
    }
  }

  @Test
  void changesOfALargerHeaderAreReadOrRefused() {
    Random random = new Random(1);
    int share = Chaos.count(3_000, 2_000_000);
    int front = 12_000;
    for (int i = 0; i < share; i++) {
      byte[] changed = Arrays.copyOf(TINY, front);
      for (int change = random.nextInt(4); change >= 0; change--) {
        changed[random.nextInt(front)] = (byte) random.nextInt();
      }
      readable(changed);
    }
  }

  @Test
  void garbageBehindAGoodBeginningIsReadOrRefused() {
    Random random = new Random(2);
    for (int i = 0; i < Chaos.count(3_000, 1_000_000); i++) {
      byte[] garbage = new byte[random.nextInt(600)];
      random.nextBytes(garbage);
      int kept = Math.min(garbage.length, random.nextInt(120));
      System.arraycopy(SMALL, 0, garbage, 0, kept);
      readable(garbage);
    }
  }

  /** Whether it was read; else it was refused as it should be. */
  static boolean readable(byte[] bytes) {
    CountedFile file = new CountedFile(bytes);
    try {
      GgufReader.read(file);
      return true;
    } catch (GgufException refused) {
      return false;
    } catch (IOException | RuntimeException | StackOverflowError other) {
      return fail("Not refused but broken", other);
    } finally {
      assertThat(file.bytesRead()).isLessThanOrEqualTo(bytes.length);
    }
  }
}
