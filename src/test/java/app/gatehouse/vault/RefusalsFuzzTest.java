package app.gatehouse.vault;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Searches for 10 minutes for input that is refused in another way: {@code JAZZER_FUZZ=1 ./mvnw
 * test -Dtest=RefusalsFuzzTest}. Not in an ordinary run, which the fuzzer would instrument and slow
 * down as a whole.
 */
@Tag("chaos")
@EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = ".+")
class RefusalsFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void areAllTheSameForWhateverIsGiven(FuzzedDataProvider data) {
    if (data.consumeBoolean()) {
      RefusalsTest.assertRefusedAlike(data.consumeRemainingAsString());
    } else if (data.consumeBoolean()) {
      String keyId = data.pickValue(new String[] {"k1", "k2", "k3", "k0", "k1000000"});
      byte[] bytes = data.consumeRemainingAsBytes();
      RefusalsTest.assertRefusedAlike(
          "v1." + keyId + "." + Base64.getEncoder().encodeToString(bytes));
    } else {
      int position = data.consumeInt(0, 200);
      RefusalsTest.assertRefusedAlike(
          RefusalsTest.altered(RefusalsTest.sealed(), position, data.consumeRemainingAsString()));
    }
  }
}
