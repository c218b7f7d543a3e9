package app.gatehouse.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.commands.Terminal;
import app.gatehouse.vault.ConfigurationCipher;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.env.MockEnvironment;

class EncryptCommandTest {

  private static final String PASSWORD = "correct-horse";

  private final Terminal terminal = new Terminal();
  private final MockEnvironment configuration = new MockEnvironment();

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "s3cret\n", "s3cret\r\n"})
  void sealsWhatIsPipedIn(String piped) {
    configuration.setProperty("jasypt.encryptor.password", PASSWORD);

    assertThat(run(piped)).isZero();

    assertThat(terminal.said).hasSize(1);
    assertThat(open(terminal.said.getFirst())).isEqualTo("s3cret");
    assertThat(terminal.problems).isEmpty();
  }

  @Test
  void keepsWhatIsInsideTheValue() {
    configuration.setProperty("jasypt.encryptor.password", PASSWORD);

    run(" Grüße\nund = mehr \n\n");

    assertThat(open(terminal.said.getFirst())).isEqualTo(" Grüße\nund = mehr \n");
  }

  @Test
  void takesNoValueAsAnArgument() {
    configuration.setProperty("jasypt.encryptor.password", PASSWORD);

    assertThat(run("", "s3cret")).isEqualTo(64);

    assertThat(terminal.said).isEmpty();
    assertThat(terminal.problems).singleElement().asString().doesNotContain("s3cret");
  }

  @Test
  void saysHowToSetThePassword() {
    assertThat(run("s3cret")).isEqualTo(78);

    assertThat(terminal.said).isEmpty();
    assertThat(terminal.problems)
        .containsExactly(
            "There is no password to seal with: set jasypt.encryptor.password (in the environment"
                + " JASYPT_ENCRYPTOR_PASSWORD) to the password of sealed values, or"
                + " jasypt.encryptor.password-file to a file whose first line it is.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "a\u0000b"})
  void sealsNothingThatIsNoText(String piped) {
    configuration.setProperty("jasypt.encryptor.password", PASSWORD);

    assertThat(run(piped)).isOne();

    assertThat(terminal.said).isEmpty();
    assertThat(terminal.problems).hasSize(1);
  }

  @Test
  void saysWhenTheSettingsOfJasyptDoNotWork() {
    configuration.setProperty("jasypt.encryptor.password", PASSWORD);
    configuration.setProperty("jasypt.encryptor.algorithm", "ROT13");

    assertThat(run("s3cret")).isEqualTo(78);

    assertThat(terminal.problems)
        .containsExactly(
            "Nothing can be sealed with what is set under jasypt.encryptor; mend it first.");
  }

  private int run(String piped, String... arguments) {
    return new EncryptCommand(new ByteArrayInputStream(piped.getBytes(StandardCharsets.UTF_8)))
        .run(List.of(arguments), configuration, terminal);
  }

  private static String open(String sealed) {
    return ConfigurationCipher.of(new StandardEnvironment(), PASSWORD).open(sealed);
  }
}
