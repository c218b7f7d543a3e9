package app.gatehouse.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever is given to be opened: it opens to what was sealed, or is refused in the one way that
 * tells nothing. The fuzz test runs on its seeds in every build; {@code JAZZER_FUZZ=1 ./mvnw test
 * -Dtest=RefusalsTest} lets it search for 10 minutes.
 */
@Tag("chaos")
class RefusalsTest {

  private static final SealContext CONTEXT =
      new SealContext("credential", "owner", "openai", "id", "secret");
  private static final SecretCipher CIPHER =
      new SecretCipher(
          new KeyRing(List.of(Keys.key("k1", 0), Keys.key("k2", 32))), new SecureRandom());
  private static final String SECRET = "sk-proj-0123456789";

  @FuzzTest(maxDuration = "10m")
  void areAllTheSameForWhateverIsGiven(FuzzedDataProvider data) {
    if (data.consumeBoolean()) {
      assertRefusedAlike(data.consumeRemainingAsString());
    } else if (data.consumeBoolean()) {
      String keyId = data.pickValue(new String[] {"k1", "k2", "k3", "k0", "k1000000"});
      byte[] bytes = data.consumeRemainingAsBytes();
      assertRefusedAlike("v1." + keyId + "." + Base64.getEncoder().encodeToString(bytes));
    } else {
      int position = data.consumeInt(0, 200);
      assertRefusedAlike(altered(sealed(), position, data.consumeRemainingAsString()));
    }
  }

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

  private static String sealed() {
    try (SecretText secret = SecretText.of(SECRET)) {
      return CIPHER.seal(CONTEXT, secret);
    }
  }

  /** The text with something else from a place on. */
  private static String altered(String sealed, int position, String other) {
    int from = Math.min(position, sealed.length());
    int to = Math.min(sealed.length(), from + other.length());
    return sealed.substring(0, from) + other + sealed.substring(to);
  }

  private static void assertRefusedAlike(String given) {
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
