package app.gatehouse.gguf;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Searches for 10 minutes for a file that breaks the reader: {@code JAZZER_FUZZ=1 ./mvnw test
 * -Dtest=GgufFuzzTest}. Not in an ordinary run, which the fuzzer would instrument and slow down as
 * a whole.
 */
@Tag("chaos")
@EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = ".+")
class GgufFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void isReadOrRefusedWhateverItIs(FuzzedDataProvider data) {
    byte[] begin = "GGUF\3\0\0\0".getBytes(StandardCharsets.US_ASCII);
    byte[] rest = data.consumeRemainingAsBytes();
    byte[] file = new byte[begin.length + rest.length];
    System.arraycopy(begin, 0, file, 0, begin.length);
    System.arraycopy(rest, 0, file, begin.length, rest.length);
    GarbledGgufTest.readable(file);
  }
}
