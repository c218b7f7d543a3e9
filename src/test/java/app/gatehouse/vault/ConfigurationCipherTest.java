package app.gatehouse.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.gatehouse.Chaos;
import java.util.Base64;
import java.util.Map;
import org.jasypt.encryption.pbe.StandardPBEStringEncryptor;
import org.jasypt.exceptions.EncryptionOperationNotPossibleException;
import org.jasypt.iv.RandomIvGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@Tag("chaos")
class ConfigurationCipherTest {

  private static final String PASSWORD = "correct-horse";

  /** Made by the command line of Jasypt 1.9.3, with its Spring Boot library's defaults. */
  private static final String BY_JASYPT =
      "ENC(Snrpukuk2KlDMOH8bNmzjoRsTyjHaMAReE6f83oEyrmZagz6AbAUBJF53ZYfUfVE)";

  @Test
  void opensWhatJasyptsOwnToolMade() {
    assertThat(cipher(PASSWORD).open(BY_JASYPT)).isEqualTo("Grüße, opened");
  }

  @Test
  void makesWhatJasyptsOwnEncryptorOpens() {
    String sealed = seal(cipher(PASSWORD), "s3cret value");

    assertThat(sealed).startsWith("ENC(").endsWith(")").doesNotContain("s3cret");
    assertThat(jasypt(PASSWORD).decrypt(sealed.substring(4, sealed.length() - 1)))
        .isEqualTo("s3cret value");
    assertThat(cipher(PASSWORD).open(sealed)).isEqualTo("s3cret value");
  }

  @Test
  void sealsTheSameValueDifferentlyEachTime() {
    assertThat(seal(cipher(PASSWORD), "value")).isNotEqualTo(seal(cipher(PASSWORD), "value"));
  }

  @Test
  void followsTheSettingsOfJasypt() {
    ConfigurationCipher other =
        cipher(
            Map.of(
                "jasypt.encryptor.password", PASSWORD,
                "jasypt.encryptor.algorithm", "PBEWithHMACSHA256AndAES_128",
                "jasypt.encryptor.key-obtention-iterations", "2000",
                "jasypt.encryptor.property.prefix", "SEALED[",
                "jasypt.encryptor.property.suffix", "]"));

    String sealed = seal(other, "value");

    assertThat(sealed).startsWith("SEALED[").endsWith("]");
    assertThat(other.open(sealed)).isEqualTo("value");
    StandardPBEStringEncryptor same = new StandardPBEStringEncryptor();
    same.setPassword(PASSWORD);
    same.setAlgorithm("PBEWithHMACSHA256AndAES_128");
    same.setKeyObtentionIterations(2000);
    same.setIvGenerator(new RandomIvGenerator());
    assertThat(same.decrypt(sealed.substring(7, sealed.length() - 1))).isEqualTo("value");
  }

  @Test
  void noticesEveryChangeUnderAKeyForGcm() {
    ConfigurationCipher gcm =
        cipher(
            Map.of(
                "jasypt.encryptor.gcm-secret-key-string",
                Base64.getEncoder().encodeToString(new byte[32])));
    String sealed = seal(gcm, "value");
    byte[] bytes = Base64.getDecoder().decode(sealed.substring(4, sealed.length() - 1));

    assertThat(gcm.open(sealed)).isEqualTo("value");
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      String value = "ENC(" + Base64.getEncoder().encodeToString(changed) + ")";
      assertThatExceptionOfType(CannotOpenException.class).isThrownBy(() -> gcm.open(value));
    }
  }

  /** Jasypt itself takes one of 256 wrong passwords for the right one, and gives noise. */
  @Test
  void opensUnderNoWrongPassword() {
    int tries = Chaos.count(300, 20_000);
    String sealed = seal(cipher(PASSWORD), "jdbc:postgresql://localhost/gatehouse");
    String message = sealed.substring(4, sealed.length() - 1);
    int byJasypt = 0;
    int byUs = 0;
    for (int i = 0; i < tries; i++) {
      String wrong = "wrong-" + i;
      try {
        jasypt(wrong).decrypt(message);
        byJasypt++;
      } catch (EncryptionOperationNotPossibleException expected) {
        // As it should be.
      }
      try {
        cipher(wrong).open(sealed);
        byUs++;
      } catch (CannotOpenException expected) {
        // As it should be.
      }
    }
    System.out.printf(
        "Of %d wrong passwords Jasypt took %d, and Gatehouse %d%n", tries, byJasypt, byUs);
    assertThat(byUs).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENC()", "ENC(x)", "ENC(not base64!)", "ENC(AAAA)"})
  void opensNothingThatWasNotSealed(String value) {
    assertThatExceptionOfType(CannotOpenException.class)
        .isThrownBy(() -> cipher(PASSWORD).open(value));
  }

  @Test
  void sealsTextOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> seal(cipher(PASSWORD), "a\u0000b"))
        .withMessageNotContaining("\u0000");
  }

  @Test
  void knowsASealedValueByItsForm() {
    ConfigurationCipher.Form form = ConfigurationCipher.form(new StandardEnvironment());

    assertThat(form.fits(BY_JASYPT)).isTrue();
    assertThat(form.fits("  " + BY_JASYPT + "\n")).isTrue();
    assertThat(form.fits("ENC")).isFalse();
    assertThat(form.fits("jdbc:postgresql://x?password=" + BY_JASYPT)).isFalse();
  }

  @Test
  void needsAPassword() {
    assertThatExceptionOfType(ConfigurationCipher.NoPasswordException.class)
        .isThrownBy(() -> cipher(Map.of()));
  }

  private static String seal(ConfigurationCipher cipher, String value) {
    try (SecretText secret = SecretText.of(value)) {
      return cipher.seal(secret);
    }
  }

  private static ConfigurationCipher cipher(String password) {
    return cipher(Map.of("jasypt.encryptor.password", password));
  }

  private static ConfigurationCipher cipher(Map<String, Object> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
    return ConfigurationCipher.of(environment, "");
  }

  private static StandardPBEStringEncryptor jasypt(String password) {
    StandardPBEStringEncryptor encryptor = new StandardPBEStringEncryptor();
    encryptor.setPassword(password);
    encryptor.setAlgorithm("PBEWITHHMACSHA512ANDAES_256");
    encryptor.setIvGenerator(new RandomIvGenerator());
    return encryptor;
  }
}
