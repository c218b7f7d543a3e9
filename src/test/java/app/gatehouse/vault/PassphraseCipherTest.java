package app.gatehouse.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.gatehouse.Chaos;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("chaos")
class PassphraseCipherTest {

  private static final String FORMAT = "gatehouse-keys";
  private static final String PHRASE = "correct horse battery staple";
  private static final String TEXT = "{\"keys\":[{\"secret\":\"sk-proj-canary-1234\"}]}";
  private static final PassphraseCipher CIPHER = new PassphraseCipher(FORMAT, new SecureRandom());

  /** As little work as there can be, for what is tried thousands of times. */
  private static final PassphraseCipher QUICK =
      new PassphraseCipher(FORMAT, new SecureRandom(), new PassphraseCost(8, 1, 1));

  private static byte[] seal(PassphraseCipher cipher) {
    try (SecretText phrase = SecretText.of(PHRASE);
        SecretText text = SecretText.of(TEXT)) {
      return cipher.seal(phrase, text);
    }
  }

  private static String open(String phrase, byte[] file) {
    try (SecretText typed = SecretText.of(phrase);
        SecretText text = CIPHER.open(typed, file)) {
      return text.expose();
    }
  }

  private static void assertRefused(String phrase, byte[] file) {
    try {
      open(phrase, file);
    } catch (RuntimeException refusal) {
      assertThat(refusal)
          .as("opening %s", new String(file, UTF_8))
          .isExactlyInstanceOf(CannotOpenException.class)
          .hasMessage("The sealed secret does not open")
          .hasNoCause();
      return;
    }
    throw new AssertionError("Opened: " + new String(file, UTF_8));
  }

  private static byte[] with(String field, String value) {
    String file = new String(seal(QUICK), UTF_8);
    String changed = file.replaceFirst("(\"" + field + "\": )[^,\n]+", "$1" + value);
    assertThat(changed).isNotEqualTo(file);
    return changed.getBytes(UTF_8);
  }

  @Test
  void opensToWhatWasSealedUnderTheSamePassPhrase() {
    byte[] file = seal(CIPHER);

    assertThat(open(PHRASE, file)).isEqualTo(TEXT);
    assertThat(CIPHER.recognises(file)).isTrue();
    assertThat(new String(file, UTF_8))
        .contains("\"format\": \"gatehouse-keys\"", "\"version\": 1", "\"kdf\": \"argon2id\"")
        .contains("\"memoryKiB\": 65536", "\"iterations\": 3", "\"parallelism\": 1")
        .contains("\"cipher\": \"AES-256-GCM\"")
        .doesNotContain("canary", "horse");
  }

  @Test
  void sealsTheSameDifferentlyEachTime() {
    assertThat(seal(QUICK)).isNotEqualTo(seal(QUICK));
  }

  /** The example of docs/guide/keys-export.md, which was made by the program shown there. */
  @Test
  void opensAFileThatAnotherProgramMadeByTheGuide() {
    String file =
        """
        {
          "format": "gatehouse-keys",
          "version": 1,
          "kdf": "argon2id",
          "memoryKiB": 65536,
          "iterations": 3,
          "parallelism": 1,
          "salt": "AAECAwQFBgcICQoLDA0ODw==",
          "cipher": "AES-256-GCM",
          "nonce": "EBESExQVFhcYGRob",
          "ciphertext": "rQlgby/hehnmbE1kAd5STzPSJKdwS/WUR8B0loZhRNW1GzT0SksWWyjbAITvTNidCTXAMr/rFojDYGc8EBxhu/hviQwbzo6MXdu+vOBEGaicstzE"
        }
        """;
    assertThat(open("tide river lamp 42", file.getBytes(UTF_8)))
        .isEqualTo(
            "{\"keys\":[{\"provider\":\"openai\",\"secret\":\"sk-proj-0123456789abcdef\"}]}");
  }

  @Test
  void takesLettersTypedInTwoWaysForTheSame() {
    byte[] file;
    try (SecretText composed = SecretText.of("gr\u00fcne Tante auf dem Dach");
        SecretText text = SecretText.of(TEXT)) {
      file = QUICK.seal(composed, text);
    }
    assertThat(open("gru\u0308ne Tante auf dem Dach", file)).isEqualTo(TEXT);
  }

  @Nested
  class IsRefused {

    @ParameterizedTest
    @ValueSource(
        strings = {"", " ", "correct horse battery stapl", "correct horse battery staple "})
    void underAnyOtherPassPhrase(String other) {
      assertRefused(other, seal(QUICK));
    }

    @Test
    void withAnyBitFlipped() {
      byte[] file = seal(QUICK);
      int flips = 0;
      for (int bit = 0; bit < file.length * 8; bit++) {
        byte[] flipped = file.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        assertRefused(PHRASE, flipped);
        flips++;
      }
      System.out.println("Export: " + flips + " of " + flips + " single-bit flips refused");
    }

    @Test
    void cutAnywhereAndWithMoreBehindIt() {
      byte[] file = seal(QUICK);
      // The last byte is the end of the line.
      for (int length = 0; length < file.length - 1; length++) {
        assertRefused(PHRASE, Arrays.copyOf(file, length));
      }
      assertRefused(PHRASE, (new String(file, UTF_8) + "x").getBytes(UTF_8));
      assertRefused(PHRASE, (new String(file, UTF_8) + "{}").getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
      "memoryKiB,131073",
      "memoryKiB,2147483647",
      "memoryKiB,99999999999",
      "memoryKiB,7",
      "memoryKiB,0",
      "memoryKiB,-1",
      "memoryKiB,8.0",
      "memoryKiB,null",
      "memoryKiB,\"\"\"8\"\"\"",
      "iterations,7",
      "iterations,2147483647",
      "iterations,0",
      "iterations,-3",
      "parallelism,0",
      "parallelism,5",
      "parallelism,2",
      "parallelism,2147483647",
    })
    void withParametersThatWouldEatMemoryOrTimeOrMakeNoSense(String field, String value) {
      assertRefused(PHRASE, with(field, value));
    }

    @ParameterizedTest
    @CsvSource({
      "version,2", "version,0", "version,-1", "version,null", "format,'\"gatehouse-other\"'",
      "kdf,'\"scrypt\"'", "kdf,null", "kdf,'\"ARGON2ID\"'", "cipher,'\"none\"'", "cipher,'[]'",
      "salt,'\"\"'", "salt,'\"AAAA\"'", "nonce,'\"\"'", "nonce,'\"!\"'", "nonce,null",
      "ciphertext,'\"\"'", "ciphertext,'\"AAAA\"'", "ciphertext,null",
    })
    void ofAnotherVersionFormatOrKind(String field, String value) {
      assertRefused(PHRASE, with(field, value));
    }

    @Test
    void withAFieldTooManyOrTwice() {
      String file = new String(seal(QUICK), UTF_8);
      assertRefused(PHRASE, file.replace("{\n", "{\n  \"note\": 1,\n").getBytes(UTF_8));
      assertRefused(PHRASE, file.replace("{\n", "{\n  \"version\": 1,\n").getBytes(UTF_8));
    }

    @Test
    void atMoreThan64KiB() {
      String file = new String(seal(QUICK), UTF_8);
      String large = file.strip() + " ".repeat(64 * 1024 - file.strip().length());
      assertThat(open(PHRASE, large.getBytes(UTF_8))).isEqualTo(TEXT);
      assertRefused(PHRASE, (large + " ").getBytes(UTF_8));
    }

    @Test
    void forWhateverElseIsGiven() {
      int count = Chaos.count(3_000, 300_000);
      Random random = new Random(7);
      byte[] file = seal(QUICK);
      for (int i = 0; i < count; i++) {
        byte[] altered = file.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
          altered[random.nextInt(altered.length - 1)] = (byte) (random.nextInt(95) + 32);
        }
        if (!Arrays.equals(altered, file) && !isOnlySpace(file, altered)) {
          assertRefused(PHRASE, altered);
        }
      }
      System.out.println("Export: " + count + " altered files, each refused in the same way");
    }
  }

  /** A space in place of a line's end says the same. */
  private static boolean isOnlySpace(byte[] file, byte[] altered) {
    return new String(file, UTF_8)
        .replaceAll("\\s", "")
        .equals(new String(altered, UTF_8).replaceAll("\\s", ""));
  }

  @Test
  void recognisesItsFormatInAnyVersionAndState() {
    assertThat(
            CIPHER.recognises("{ \"format\" : \"gatehouse-keys\", \"version\": 9".getBytes(UTF_8)))
        .isTrue();
    assertThat(CIPHER.recognises("{\"format\": \"gatehouse-other\"}".getBytes(UTF_8))).isFalse();
    assertThat(CIPHER.recognises("OPENAI_API_KEY=x".getBytes(UTF_8))).isFalse();
    assertThat(CIPHER.recognises(new byte[0])).isFalse();
  }

  @Test
  void makesNoFileThatItWouldNotOpen() {
    try (SecretText phrase = SecretText.of(PHRASE);
        SecretText text = SecretText.of("x".repeat(64 * 1024))) {
      assertThatIllegalArgumentException().isThrownBy(() -> QUICK.seal(phrase, text));
    }
  }

  @Test
  void measuresWhatAKeyCosts() {
    long started = System.nanoTime();
    byte[] file = seal(CIPHER);
    long sealed = System.nanoTime();
    open(PHRASE, file);
    System.out.printf(
        "Export: sealed in %d ms, opened in %d ms (64 MiB, 3 iterations)%n",
        (sealed - started) / 1_000_000, (System.nanoTime() - sealed) / 1_000_000);
    assertThat(CIPHER.recognises(file)).isTrue();
  }
}
