package app.gatehouse.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.accounts.SetClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AddressLimitTest {

  private final SetClock clock = new SetClock();
  private final AddressLimit limit = new AddressLimit(clock);

  private int taken(String address, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      if (limit.take(address)) {
        taken++;
      }
    }
    return taken;
  }

  @Test
  void anAddressHasTwentyTriesAndTwentyMoreEachMinute() {
    assertThat(taken("192.0.2.1", 100)).isEqualTo(20);

    clock.advance(Duration.ofMinutes(1));
    assertThat(taken("192.0.2.1", 100)).isEqualTo(20);

    clock.advance(Duration.ofSeconds(3));
    assertThat(taken("192.0.2.1", 100)).isEqualTo(1);
  }

  @Test
  void whatIsNotUsedDoesNotPileUp() {
    taken("192.0.2.1", 1);
    clock.advance(Duration.ofHours(1));

    assertThat(taken("192.0.2.1", 100)).isEqualTo(20);
  }

  @Test
  void askingWithoutATryLeftDoesNotProlongTheWait() {
    taken("192.0.2.1", 20);
    for (int i = 0; i < 30; i++) {
      clock.advance(Duration.ofMillis(100));
      taken("192.0.2.1", 1);
    }

    clock.advance(Duration.ofSeconds(57));
    assertThat(taken("192.0.2.1", 100)).isEqualTo(19);
  }

  @Test
  void aRightPasswordCostsNothing() {
    for (int i = 0; i < 100; i++) {
      assertThat(limit.take("192.0.2.1")).isTrue();
      limit.giveBack("192.0.2.1");
    }
    assertThat(taken("192.0.2.1", 100)).isEqualTo(20);
  }

  @Test
  void addressesDoNotHinderEachOther() {
    taken("192.0.2.1", 20);

    assertThat(taken("192.0.2.2", 20)).isEqualTo(20);
  }

  @Test
  void aVersion6NetworkCountsAsOneAddress() {
    assertThat(taken("2001:db8:1:2::1", 12)).isEqualTo(12);
    assertThat(taken("2001:db8:1:2:ffff:ffff:ffff:ffff", 12)).isEqualTo(8);
    assertThat(taken("2001:db8:1:3::1", 12)).isEqualTo(12);
  }

  @Test
  void onlySoManyAddressesAreRemembered() {
    for (int i = 0; i < AddressLimit.REMEMBERED + 1000; i++) {
      limit.take("10.%d.%d.%d".formatted(i >> 16, (i >> 8) & 255, i & 255));
    }

    assertThat(limit.remembered()).isEqualTo(AddressLimit.REMEMBERED);
  }
}
