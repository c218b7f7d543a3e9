package app.gatehouse.runtimes.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.gguf.GgufHeader;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.library.LocalFile;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {

  private static final long GB = 1_000_000_000;

  private static LocalFile file(long bytes, GgufHeader header) {
    return new LocalFile(
        new ModelRef(new ProviderId("local"), "o/m/f.gguf"),
        new RepositoryId("o/m"),
        "c".repeat(40),
        "f.gguf",
        List.of(Path.of("f.gguf")),
        bytes,
        header);
  }

  /**
   * Llama 3.1 8B as Q4_K_M: llama.cpp says 512 MB for keys and values at 4096, and 258 to compute.
   */
  @Test
  void isCloseToWhatLlamaTakes() {
    GgufHeader header =
        new GgufHeader(
            3,
            "llama",
            null,
            null,
            null,
            8_030_261_248L,
            "Q4_K_M",
            131_072L,
            1,
            true,
            32L,
            4096L,
            32L,
            8L);

    assertThat(MemoryNeed.of(file(4_920_000_000L, header), 4096))
        .isBetween(5_900_000_000L, 6_100_000_000L);
    assertThat(MemoryNeed.of(file(4_920_000_000L, header), 131_072)).isGreaterThan(20 * GB);
  }

  @Test
  void aHeaderThatTellsNothingOrNonsenseStillGivesAFigure() {
    GgufHeader silent =
        new GgufHeader(
            3, "llama", null, null, null, 0, null, null, 1, true, null, null, null, null);
    GgufHeader absurd =
        new GgufHeader(
            3,
            "llama",
            null,
            null,
            null,
            -1,
            null,
            null,
            1,
            true,
            Long.MAX_VALUE,
            -5L,
            0L,
            Long.MIN_VALUE);

    assertThat(MemoryNeed.of(file(GB, silent), 4096)).isBetween(2 * GB, 5 * GB);
    assertThat(MemoryNeed.of(file(GB, absurd), 4096)).isBetween(2 * GB, 5 * GB);
  }
}
