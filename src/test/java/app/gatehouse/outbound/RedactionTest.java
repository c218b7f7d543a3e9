package app.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.vault.SecretText;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private static final String KEY = "hf_abcdefghijklmnopqrstuvwxyz01234567";

  @Test
  void theWholeSecretIsCutOutEverywhere() {
    assertThat(cut("Key " + KEY + " is bad, so " + KEY + " is", KEY))
        .isEqualTo("Key •••••••• is bad, so •••••••• is");
  }

  @Test
  void aPartOfTheSecretIsCutOutToo() {
    assertThat(cut("Key hf_abcdefghij***234567 is bad", KEY))
        .isEqualTo("Key ••••••••***234567 is bad");
  }

  @Test
  void aSecretThatBeginsTwiceIsCutOutToItsEnd() {
    assertThat(cut("aaaaaaaaab", "aaaaaaaab")).isEqualTo("••••••••");
  }

  @Test
  void aShortSecretIsCutOutAsAWhole() {
    assertThat(cut("the abc of it", "abc")).isEqualTo("the •••••••• of it");
  }

  @Test
  void textWithoutTheSecretStaysAsItIs() {
    assertThat(cut("Access to model o/m is restricted", KEY))
        .isEqualTo("Access to model o/m is restricted");
  }

  @Test
  void anEmptySecretChangesNothing() {
    assertThat(cut("text", "")).isEqualTo("text");
  }

  private static String cut(String text, String secret) {
    try (SecretText open = SecretText.of(secret)) {
      return Redaction.cut(text, open);
    }
  }
}
