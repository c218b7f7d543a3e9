package app.gatehouse.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {

  private static final MasterKey FIRST = Keys.key("k1", 0);
  private static final MasterKey SECOND = Keys.key("k2", 32);
  private static final SealContext CONTEXT =
      new SealContext("credential", "owner", "openai", "id", "secret");

  private final SecretCipher cipher = cipher(FIRST);

  @Nested
  class WhatIsSealed {

    @Test
    void opensAgainAtEveryLength() {
      for (int length = 1; length <= 4096; length++) {
        String text = "x".repeat(length - 1) + (char) ('a' + length % 26);

        assertThat(open(cipher, CONTEXT, seal(text))).isEqualTo(text);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ключ", "鍵", "🔑🔐", "na\u0301ïve", "tab\tand\nline", "\u0000", "€"})
    void opensAgainInEveryScript(String text) {
      assertThat(open(cipher, CONTEXT, seal(text))).isEqualTo(text);
    }

    @Test
    void opensAgainAt4096BytesOfAnotherScript() {
      String text = "🔑".repeat(1024);

      assertThat(open(cipher, CONTEXT, seal(text))).isEqualTo(text);
    }

    @Test
    void namesItsVersionAndKey() {
      assertThat(seal("sk-secret")).matches("v1\\.k1\\.[A-Za-z0-9+/]+={0,2}");
    }

    @Test
    void holdsNoPartOfTheSecret() {
      assertThat(seal("sk-secret")).doesNotContain("secret").doesNotContain("c2stc2VjcmV0");
    }

    @Test
    void isAnotherTextEachTime() {
      Set<String> sealed = new HashSet<>();
      for (int i = 0; i < 1000; i++) {
        sealed.add(seal("sk-secret"));
      }

      assertThat(sealed).hasSize(1000);
    }
  }

  /** The expected texts were made by another implementation of HKDF and AES-GCM. */
  @Nested
  class TheStoredForm {

    private static final String KNOWN =
        "v1.k1.AAECAwQFBgcICQoLz0PsSTW79q85CTB5bkzn4CWBMxSv+dB6eK9boIq2cQ==";

    @Test
    void isWrittenAsItAlwaysWas() {
      SecretCipher fixed = new SecretCipher(ring(FIRST), new FixedRandom());

      try (SecretText secret = SecretText.of("sk-known-answer")) {
        assertThat(fixed.seal(CONTEXT, secret)).isEqualTo(KNOWN);
      }
    }

    @Test
    void isReadAsItAlwaysWas() {
      assertThat(open(cipher, CONTEXT, KNOWN)).isEqualTo("sk-known-answer");
    }
  }

  @Nested
  class WhatWasAltered {

    private final String sealed = seal("s".repeat(100));

    @Test
    void isRefusedForEveryBitOfItsText() {
      for (int at = 0; at < sealed.length(); at++) {
        for (int bit = 0; bit < 8; bit++) {
          StringBuilder altered = new StringBuilder(sealed);
          altered.setCharAt(at, (char) (sealed.charAt(at) ^ (1 << bit)));

          assertRefused(cipher, CONTEXT, altered.toString());
        }
      }
    }

    @Test
    void isRefusedCutAnywhere() {
      for (int length = 0; length < sealed.length(); length++) {
        assertRefused(cipher, CONTEXT, sealed.substring(0, length));
        assertRefused(cipher, CONTEXT, sealed.substring(sealed.length() - length));
      }
    }

    @Test
    void isRefusedWithAnyCharacterMore() {
      for (char more = 0; more < 256; more++) {
        assertRefused(cipher, CONTEXT, sealed + more);
        assertRefused(cipher, CONTEXT, more + sealed);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "sk-plain",
          "v1.k1.",
          "v1.k1.AAAA",
          "v1..AAAA",
          "v1.k1.====",
          "v2.k1.AAECAwQFBgcICQoLz0PsSTW79q85CTB5bkzn4CWBMxSv+dB6eK9boIq2cQ==",
          "V1.K1.AAECAwQFBgcICQoLz0PsSTW79q85CTB5bkzn4CWBMxSv+dB6eK9boIq2cQ==",
          "v1.k1.AAECAwQFBgcICQoLz0PsSTW79q85CTB5bkzn4CWBMxSv+dB6eK9boIq2cR==",
          "v1.k1.AAECAwQFBgcICQoLz0PsSTW79q85CTB5bkzn4CWBMxSv+dB6eK9boIq2cQ",
          "v1.k1.AAECAwQFBgcICQoLz0PsSTW79q85CTB5bkzn4CWBMxSv-dB6eK9boIq2cQ=="
        })
    void isRefusedInAnyOtherForm(String other) {
      assertRefused(cipher, CONTEXT, other);
    }
  }

  @Nested
  class AnotherContext {

    static List<SealContext> others() {
      List<SealContext> others = new ArrayList<>();
      for (int part = 0; part < 5; part++) {
        for (String other : List.of("", "x", "Owner", " ", "owner ", "1")) {
          others.add(with(CONTEXT, part, other));
        }
      }
      return others;
    }

    @ParameterizedTest
    @MethodSource("others")
    void isRefused(SealContext other) {
      assertRefused(cipher, other, seal("sk-secret"));
    }

    @Test
    void isRefusedWhenPartsAreShiftedBetweenNeighbours() {
      for (int part = 0; part < 4; part++) {
        SealContext left = with(with(CONTEXT, part, "ab"), part + 1, "c");
        SealContext right = with(with(CONTEXT, part, "a"), part + 1, "bc");
        String sealed = seal(cipher, left, "sk-secret");

        assertThat(open(cipher, left, sealed)).isEqualTo("sk-secret");
        assertRefused(cipher, right, sealed);
      }
    }

    @Test
    void isRefusedWhenPartsChangePlaces() {
      SealContext swapped = new SealContext("credential", "openai", "owner", "id", "secret");

      assertRefused(cipher, swapped, seal("sk-secret"));
    }
  }

  @Nested
  class SeveralKeys {

    private final SecretCipher both = cipher(FIRST, SECOND);

    @Test
    void sealUnderTheLastOne() {
      assertThat(seal(both, CONTEXT, "sk-secret")).startsWith("v1.k2.");
    }

    @Test
    void openWhatARetiredOneSealed() {
      assertThat(open(both, CONTEXT, seal("sk-secret"))).isEqualTo("sk-secret");
    }

    @Test
    void refuseWhatAKeySealedThatIsNotOnTheRing() {
      assertRefused(cipher, CONTEXT, seal(both, CONTEXT, "sk-secret"));
    }

    @Test
    void refuseWhatNamesAnotherOfThem() {
      assertRefused(both, CONTEXT, seal("sk-secret").replace("v1.k1.", "v1.k2."));
    }

    @Test
    void refuseWhatAnotherKeyOfTheSameIdSealed() {
      assertRefused(cipher(Keys.key("k1", 99)), CONTEXT, seal("sk-secret"));
    }
  }

  private String seal(String text) {
    return seal(cipher, CONTEXT, text);
  }

  private static String seal(SecretCipher cipher, SealContext context, String text) {
    try (SecretText secret = SecretText.of(text)) {
      return cipher.seal(context, secret);
    }
  }

  private static String open(SecretCipher cipher, SealContext context, String sealed) {
    try (SecretText secret = cipher.open(context, sealed)) {
      return secret.expose();
    }
  }

  /** Every refusal looks the same: one type, one message, nothing behind it. */
  private static void assertRefused(SecretCipher cipher, SealContext context, String sealed) {
    Throwable refusal = catchThrowable(() -> cipher.open(context, sealed));

    assertThat(refusal)
        .as("opening %s", sealed)
        .isExactlyInstanceOf(CannotOpenException.class)
        .hasMessage("The sealed secret does not open")
        .hasNoCause()
        .hasNoSuppressedExceptions();
    assertThat(refusal.getStackTrace()).isEmpty();
  }

  private static SealContext with(SealContext context, int part, String value) {
    return new SealContext(
        part == 0 ? value : context.purpose(),
        part == 1 ? value : context.owner(),
        part == 2 ? value : context.provider(),
        part == 3 ? value : context.credentialId(),
        part == 4 ? value : context.field());
  }

  private static SecretCipher cipher(MasterKey... keys) {
    return new SecretCipher(ring(keys), new SecureRandom());
  }

  private static KeyRing ring(MasterKey... keys) {
    return new KeyRing(List.of(keys));
  }
}
