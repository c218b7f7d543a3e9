package app.gatehouse.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import app.gatehouse.accounts.NewPassword.Problem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewPasswordTest {

  static List<Arguments> passwords() {
    return List.of(
        arguments("", Problem.PASSWORD_TOO_SHORT),
        arguments("123456789", Problem.PASSWORD_TOO_SHORT),
        arguments("x".repeat(1001), Problem.PASSWORD_TOO_LONG),
        arguments("ann.example", Problem.PASSWORD_IS_USERNAME),
        arguments("ANN.Example", Problem.PASSWORD_IS_USERNAME),
        arguments(" ann.example ", Problem.PASSWORD_IS_USERNAME));
  }

  @ParameterizedTest
  @MethodSource("passwords")
  void refusesAPassword(String password, Problem problem) {
    assertThat(NewPassword.check("Ann.Example", password)).contains(problem);
  }

  static List<String> goodPasswords() {
    return List.of(
        "1234567890", "correct horse battery", "пароль-пароль", "x".repeat(1000), "ann.example1");
  }

  @ParameterizedTest
  @MethodSource("goodPasswords")
  void takesAnyOtherPassword(String password) {
    assertThat(NewPassword.check("ann.example", password)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
  void refusesAnEmptyUsername(String username) {
    assertThat(NewPassword.checkUsername(username)).contains(Problem.USERNAME_MISSING);
  }

  @ParameterizedTest
  @CsvSource({"100, true", "101, false"})
  void takesAUsernameOfUpTo100Characters(int length, boolean taken) {
    assertThat(NewPassword.checkUsername(" " + "n".repeat(length) + " ").isEmpty())
        .isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "Ann", "ANN", " ann ", "aNN\t"})
  void comparesUsernamesWithoutCaseAndSpaceAround(String username) {
    assertThat(NewPassword.fold(username)).isEqualTo("ann");
  }
}
