package app.gatehouse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.hub.Fit.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {

  private static final long GB = 1_000_000_000;

  @ParameterizedTest
  @CsvSource({
    "5, 16, 100, FITS",
    "5, 8, 100, TIGHT",
    "5, 5, 100, TOO_LARGE",
    "5, 16, 5, NO_DISK",
    "5, 4, 1, TOO_LARGE",
    "0, 16, 100, FITS",
    "40, 64, 41, FITS"
  })
  void theAnswerIsOfMemoryFirstAndThenOfDisk(long size, long memory, long disk, Answer answer) {
    assertThat(Fit.of(size * GB, false, new MachineSpace(memory * GB, disk * GB)).answer())
        .isEqualTo(answer);
  }

  @Test
  void whatIsHereAlreadyNeedsNoMoreDisk() {
    assertThat(Fit.of(5 * GB, true, new MachineSpace(16 * GB, 0L)).answer()).isEqualTo(Answer.FITS);
  }

  @Test
  void whatIsNotKnownIsNotGuessed() {
    assertThat(Fit.of(null, false, new MachineSpace(16 * GB, 1L)).answer())
        .isEqualTo(Answer.UNKNOWN);
    assertThat(Fit.of(5 * GB, false, new MachineSpace(null, 100 * GB)).answer())
        .isEqualTo(Answer.UNKNOWN);
    assertThat(Fit.of(5 * GB, false, new MachineSpace(null, GB)).answer())
        .isEqualTo(Answer.NO_DISK);
    assertThat(Fit.of(5 * GB, false, new MachineSpace(16 * GB, null)).answer())
        .isEqualTo(Answer.FITS);
  }

  /** Llama 3 with 8 billion parameters at 4 bits: 128 KiB for each token of context. */
  @Test
  void theContextIsEstimatedAsModelsHaveIt() {
    long file = 4_920_000_000L;
    long context = Fit.memoryFor(file) - file - 256 * 1024 * 1024;

    assertThat(context).isBetween(4096L * 128 * 1024 * 9 / 10, 4096L * 128 * 1024 * 12 / 10);
  }

  @Test
  void aSizeBeyondAllMeasureIsTooLarge() {
    assertThat(Fit.of(Long.MAX_VALUE, false, new MachineSpace(16 * GB, GB)).answer())
        .isEqualTo(Answer.TOO_LARGE);
  }
}
