package app.gatehouse.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

  private final MasterKey first = Keys.key("k1", 0);
  private final MasterKey second = Keys.key("k2", 32);

  @Test
  void showsOnlyItsId() {
    assertThat(first).hasToString("MasterKey k1");
    assertThat(new KeyRing(List.of(first))).hasToString("KeyRing [k1]");
  }

  /** Computed by another implementation of HKDF: stored values have to stay comparable. */
  @Test
  void hasTheCheckValueItAlwaysHad() {
    assertThat(first.checkValue()).isEqualTo("ffbd9e3a744199c6f5f4ce104b538c01");
    assertThat(second.checkValue()).isEqualTo("e4dffdb8f610aa723f00cdc26ae71801");
  }

  @Test
  void tellsItselfFromAnotherOfTheSameId() {
    assertThat(Keys.key("k1", 1).checkValue()).isNotEqualTo(first.checkValue());
    assertThat(Keys.key("k9", 0).checkValue()).isEqualTo(first.checkValue());
  }

  @Test
  void keepsItsBytesOutOfItsCheckValue() {
    assertThat(HexFormat.of().formatHex(Keys.bytes(0))).doesNotContain(first.checkValue());
    assertThat(Base64.getEncoder().encodeToString(Keys.bytes(0)))
        .doesNotContain(first.checkValue());
  }

  @Test
  void takesACopyOfItsBytes() {
    byte[] bytes = Keys.bytes(0);
    MasterKey key = new MasterKey("k1", bytes);

    bytes[0] = 99;
    key.bytes()[1] = 99;

    assertThat(key.checkValue()).isEqualTo(first.checkValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "k", "k0", "k01", "K1", "k1 ", "k1.2", "k1234567", "../k1"})
  void refusesAnotherFormOfId(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> Keys.key(id, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 31, 33, 64})
  void refusesAnotherLength(int length) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MasterKey("k1", new byte[length]));
  }
}
