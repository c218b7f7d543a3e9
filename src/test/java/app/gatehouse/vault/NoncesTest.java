package app.gatehouse.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The nonces of one record, sealed far more often than any is. */
@Tag("chaos")
class NoncesTest {

  private static final int PREFIX = "v1.k1.".length();
  private static final int NONCE_CHARS = 16;

  /**
   * Compares the first 8 of the 12 bytes, which takes a tenth of the memory: that two of ten
   * million random ones agree in these by chance happens once in 370,000 runs.
   */
  @Test
  void neverRepeatUnderOneKey() {
    int count = Chaos.count(100_000, 10_000_000);
    SecretCipher cipher =
        new SecretCipher(new KeyRing(List.of(Keys.key("k1", 0))), new SecureRandom());
    SealContext context = new SealContext("credential", "owner", "openai", "id", "secret");
    long[] nonces = new long[count];
    long begun = System.nanoTime();
    try (SecretText secret = SecretText.of("s")) {
      for (int i = 0; i < count; i++) {
        String sealed = cipher.seal(context, secret);
        nonces[i] =
            ByteBuffer.wrap(
                    Base64.getDecoder().decode(sealed.substring(PREFIX, PREFIX + NONCE_CHARS)))
                .getLong();
      }
    }
    long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();

    Arrays.parallelSort(nonces);
    int repeats = 0;
    for (int i = 1; i < count; i++) {
      repeats += nonces[i] == nonces[i - 1] ? 1 : 0;
    }
    System.out.println(
        "C3: " + count + " seals of one record in " + millis + " ms, repeated nonces: " + repeats);
    assertThat(repeats).isZero();
  }
}
