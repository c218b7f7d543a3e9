package app.gatehouse.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TokenTextTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Gives the same bytes each time. */
  private static final class Fixed extends SecureRandom {

    private static final long serialVersionUID = 1L;
    private final byte value;

    Fixed(int value) {
      this.value = (byte) value;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, value);
    }
  }

  @RepeatedTest(20)
  void aTokenHasThePrefixOnlyLettersAndDigitsAndItsChecksum() {
    String token = TokenText.random(RANDOM);

    assertThat(token).matches("gate_[0-9A-Za-z]{49}");
    assertThat(TokenText.isWellFormed(token)).isTrue();
  }

  @Test
  void theSmallestAndTheLargestHaveTheSameForm() {
    assertThat(TokenText.random(new Fixed(0)))
        .startsWith("gate_" + "0".repeat(43))
        .matches(TokenText::isWellFormed);
    assertThat(TokenText.random(new Fixed(-1)))
        .hasSize("gate_".length() + 49)
        .matches(TokenText::isWellFormed);
  }

  @Test
  void all256BitsCount() {
    Set<String> tokens = new HashSet<>();
    for (int bit = 0; bit < 256; bit++) {
      int set = bit;
      tokens.add(
          TokenText.random(
              new SecureRandom() {
                private static final long serialVersionUID = 1L;

                @Override
                public void nextBytes(byte[] bytes) {
                  assertThat(bytes).hasSize(32);
                  bytes[set / 8] = (byte) (1 << set % 8);
                }
              }));
    }

    assertThat(tokens).hasSize(256).allMatch(TokenText::isWellFormed);
  }

  @Test
  void aSingleWrongCharacterIsNoticed() {
    String token = TokenText.random(RANDOM);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'x' ? 'y' : 'x';
      String wrong = token.substring(0, i) + other + token.substring(i + 1);

      assertThat(TokenText.isWellFormed(wrong)).as("Another character at %d", i).isFalse();
    }
  }

  @Test
  void whatIsLongerShorterOrStrangeIsNone() {
    String token = TokenText.random(RANDOM);

    assertThat(TokenText.isWellFormed("")).isFalse();
    assertThat(TokenText.isWellFormed(token + "0")).isFalse();
    assertThat(TokenText.isWellFormed(token.substring(1))).isFalse();
    assertThat(TokenText.isWellFormed(token.substring(0, 20) + "é" + token.substring(21)))
        .isFalse();
  }

  @Test
  void aHintShowsEightCharactersOfIt() {
    String token = TokenText.random(RANDOM);

    assertThat(TokenText.hint(token))
        .isEqualTo(token.substring(0, 9) + "…" + token.substring(token.length() - 4));
  }

  @Test
  void aHashTellsNothingAndEqualsOnlyItself() {
    String token = TokenText.random(RANDOM);
    TokenHash hash = TokenHash.of(token);

    assertThat(hash).isEqualTo(TokenHash.ofStored(hash.stored())).hasSameHashCodeAs(hash);
    assertThat(hash).isNotEqualTo(TokenHash.of(token + "x"));
    assertThat(hash.toString()).doesNotContain(hash.stored().substring(0, 8));
  }
}
