package app.gatehouse.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is given to be opened: it opens to what was sealed, or is refused in the one way that
 * tells nothing. {@link RefusalsFuzzTest} searches for an exception to that.
 */
@Tag("chaos")
class RefusalsTest {

  private static final SealContext CONTEXT =
      new SealContext("credential", "owner", "openai", "id", "secret");
  private static final SecretCipher CIPHER =
      new SecretCipher(
          new KeyRing(List.of(Keys.key("k1", 0), Keys.key("k2", 32))), new SecureRandom());
  private static final String SECRET = "sk-proj-0123456789";

  @Test
  void areAllTheSameForRandomInput() {
    int count = Chaos.count(5_000, 1_000_000);
    Random random = new Random(3);
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      assertRefusedAlike(
          switch (i % 4) {
            case 0 -> new String(bytes, StandardCharsets.UTF_8);
            case 1 -> "v1.k" + random.nextInt(4) + "." + Base64.getEncoder().encodeToString(bytes);
            case 2 ->
                altered(
                    sealed(),
                    random.nextInt(100),
                    new String(bytes, 0, Math.min(3, bytes.length), StandardCharsets.ISO_8859_1));
            default -> "v1.k1." + new String(bytes, StandardCharsets.US_ASCII);
          });
    }
    System.out.println("C6: " + count + " random inputs, each refused in the same way");
  }

  static String sealed() {
    try (SecretText secret = SecretText.of(SECRET)) {
      return CIPHER.seal(CONTEXT, secret);
    }
  }

  /** The text with something else from a place on. */
  static String altered(String sealed, int position, String other) {
    int from = Math.min(position, sealed.length());
    int to = Math.min(sealed.length(), from + other.length());
    return sealed.substring(0, from) + other + sealed.substring(to);
  }

  static void assertRefusedAlike(String given) {
    try (SecretText opened = CIPHER.open(CONTEXT, given)) {
      assertThat(opened.expose()).as("what %s opens to", given).isEqualTo(SECRET);
    } catch (RuntimeException refusal) {
      assertThat(refusal)
          .as("opening %s", given)
          .isExactlyInstanceOf(CannotOpenException.class)
          .hasMessage("The sealed secret does not open")
          .hasNoCause()
          .hasNoSuppressedExceptions();
      assertThat(refusal.getStackTrace()).isEmpty();
    }
  }
}
