package app.gatehouse.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialService;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** How long a rotation takes, and how long people wait meanwhile. */
@GatehouseTest
@Tag("chaos")
class RotationSpeedTest {

  @Autowired private BeanFactory beans;
  @Autowired private MasterKeyRotation rotation;
  @Autowired private CredentialService credentials;

  private final Random random = new Random(4);

  @AfterEach
  void clear() {
    new ManyCredentials(beans).clear();
  }

  @Test
  void keepsReadsServed() throws IOException {
    int rows = Chaos.count(2_000, 100_000);
    ManyCredentials many = new ManyCredentials(beans);
    many.clear();
    List<AccountId> accounts = many.add(rows);
    int[] reads = {0};
    // Warm, and for long enough that a few slow ones do not decide.
    read(accounts, () -> reads[0]++ < 200);
    reads[0] = 0;
    List<Long> before = read(accounts, () -> reads[0]++ < 2_000);

    long begun = System.nanoTime();
    rotation.begin(null);
    List<Long> during = read(accounts, () -> rotation.progress().isRunning());
    long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();

    System.out.printf(
        "C5: %,d secrets sealed anew in %,d ms; p95 of a list of keys: %,d µs before, %,d µs meanwhile"
            + " (%,d reads)%n",
        rows, millis, p95(before), p95(during), during.size());
    assertThat(rotation.progress().phase()).isEqualTo(RotationProgress.Phase.DONE);
    assertThat(rotation.use().active().sealed()).isEqualTo(rows);
    assertThat(during).isNotEmpty();
  }

  /** Each in nanoseconds. All that is read has to open. */
  private List<Long> read(List<AccountId> accounts, BooleanSupplier more) {
    List<Long> times = new ArrayList<>();
    while (more.getAsBoolean()) {
      AccountId account = accounts.get(random.nextInt(accounts.size()));
      long begun = System.nanoTime();
      assertThat(credentials.list(account))
          .isNotEmpty()
          .allMatch(
              credential -> credential.state() == app.gatehouse.credentials.Credential.State.SAVED);
      times.add(System.nanoTime() - begun);
    }
    return times;
  }

  /** In microseconds. */
  private static long p95(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get((int) (sorted.size() * 0.95)) / 1_000;
  }
}
