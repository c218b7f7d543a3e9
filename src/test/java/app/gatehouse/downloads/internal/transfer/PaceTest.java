package app.gatehouse.downloads.internal.transfer;

import static app.gatehouse.downloads.internal.transfer.Pace.Step.ALL;
import static app.gatehouse.downloads.internal.transfer.Pace.Step.BACK_TO_ONE;
import static app.gatehouse.downloads.internal.transfer.Pace.Step.NONE;
import static app.gatehouse.downloads.internal.transfer.Pace.Step.TRY_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.downloads.internal.transfer.Pace.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long LOOK = 50_000_000;
  private static final long PLENTY = 10_000_000_000L;

  private final Pace pace = new Pace(TransferSettings.USUAL, 0);
  private final List<Step> steps = new ArrayList<>();
  private long now;
  private long arrived;
  private int connections = 1;

  @Test
  void whereASecondConnectionDoublesTheRateAllAreUsed() {
    flow(5, PLENTY, 20e6, 40e6);
    assertThat(steps).containsExactly(TRY_SECOND, ALL);
    assertThat(now).isGreaterThan(1_000_000_000);
  }

  @Test
  void whereItBringsNothingOneIsUsed() {
    flow(5, PLENTY, 20e6, 20e6);
    assertThat(steps).containsExactly(TRY_SECOND, BACK_TO_ONE);
  }

  @Test
  void anotherTryComesLater() {
    flow(30, PLENTY, 20e6, 20e6);
    assertThat(steps).containsExactly(TRY_SECOND, BACK_TO_ONE, TRY_SECOND, BACK_TO_ONE);
    flow(1000, PLENTY, 20e6, 20e6);
    assertThat(steps).hasSizeLessThan(20);
    flow(400, PLENTY, 20e6, 40e6);
    assertThat(steps).endsWith(ALL);
  }

  @Test
  void aConnectionThatStandsStillIsReasonEnough() {
    flow(5, PLENTY, 0, 10e6);
    assertThat(steps).containsExactly(TRY_SECOND, ALL);
  }

  @Test
  void whereBothStandStillOneIsAsGood() {
    flow(5, PLENTY, 0, 0);
    assertThat(steps).containsExactly(TRY_SECOND, BACK_TO_ONE);
  }

  @Test
  void aRateThatTheDiskWouldNotFollowIsNotImproved() {
    flow(20, PLENTY, 400e6, 800e6);
    assertThat(steps).isEmpty();
  }

  @Test
  void aLittleRestIsNotWorthIt() {
    flow(20, 1_000_000, 20e6, 40e6);
    assertThat(steps).isEmpty();
  }

  private void flow(int seconds, long left, double one, double two) {
    for (long end = now + seconds * 1_000_000_000L; now < end; now += LOOK) {
      arrived += (long) ((connections == 1 ? one : two) * LOOK / 1e9);
      Step step = pace.look(now, arrived, left);
      if (step != NONE) {
        steps.add(step);
        connections = step == BACK_TO_ONE ? 1 : 2;
      }
    }
  }
}
