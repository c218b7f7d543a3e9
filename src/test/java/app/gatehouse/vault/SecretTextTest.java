package app.gatehouse.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretTextTest {

  @Test
  void givesTheTextWhileItIsOpen() {
    try (SecretText secret = SecretText.of(new StringBuilder("ключ"))) {
      assertThat(secret.expose()).isEqualTo("ключ");
    }
  }

  @Test
  void showsDotsWhateverItHolds() {
    try (SecretText shorter = SecretText.of("sk-1");
        SecretText longer = SecretText.of("sk-".repeat(100))) {
      assertThat("%s".formatted(shorter)).isEqualTo("••••••••");
      assertThat("" + longer).isEqualTo("••••••••");
    }
  }

  @Test
  void isWipedWhenItIsClosed() {
    byte[] bytes = "sk-secret".getBytes(StandardCharsets.UTF_8);

    SecretText.owning(bytes).close();

    assertThat(bytes).containsOnly(0);
  }

  @Test
  void givesNothingOnceItIsClosed() {
    SecretText secret = SecretText.of("sk-secret");

    secret.close();
    secret.close();

    assertThatIllegalStateException().isThrownBy(secret::expose);
    assertThatIllegalStateException().isThrownBy(secret::utf8);
    assertThat(secret).hasToString("••••••••");
  }

  @Test
  void leavesTheCallersCharactersAlone() {
    StringBuilder typed = new StringBuilder("sk-secret");

    SecretText.of(typed).close();

    assertThat(typed.toString()).isEqualTo("sk-secret");
  }

  @Test
  void cannotBeSerialized() throws Exception {
    try (SecretText secret = SecretText.of("sk-secret");
        ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatExceptionOfType(NotSerializableException.class)
          .isThrownBy(() -> out.writeObject(secret));
    }
  }
}
