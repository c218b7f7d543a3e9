package app.gatehouse.accounts;

import java.util.Locale;
import java.util.Optional;

/** The rules for user names and passwords: few, and said in a sentence each. */
public final class NewPassword {

  /** Characters. */
  public static final int MIN_LENGTH = 10;

  /** Characters; only so that nobody has Gatehouse hash a book. */
  public static final int MAX_LENGTH = 1000;

  /** Characters. */
  public static final int MAX_USERNAME_LENGTH = 100;

  private NewPassword() {}

  /** Why a user name or password is not taken. */
  public enum Problem {
    USERNAME_MISSING,
    USERNAME_TOO_LONG,
    PASSWORD_TOO_SHORT,
    PASSWORD_TOO_LONG,
    PASSWORD_IS_USERNAME
  }

  /** What is wrong with a user name, if anything. */
  public static Optional<Problem> checkUsername(String username) {
    if (username.isBlank()) {
      return Optional.of(Problem.USERNAME_MISSING);
    }
    if (username.strip().length() > MAX_USERNAME_LENGTH) {
      return Optional.of(Problem.USERNAME_TOO_LONG);
    }
    return Optional.empty();
  }

  /** What is wrong with a password for this user name, if anything. */
  public static Optional<Problem> check(String username, String password) {
    if (password.length() < MIN_LENGTH) {
      return Optional.of(Problem.PASSWORD_TOO_SHORT);
    }
    if (password.length() > MAX_LENGTH) {
      return Optional.of(Problem.PASSWORD_TOO_LONG);
    }
    if (fold(password).equals(fold(username))) {
      return Optional.of(Problem.PASSWORD_IS_USERNAME);
    }
    return Optional.empty();
  }

  /** What is wrong with a new account's user name and password, if anything; the name first. */
  public static Optional<Problem> checkAccount(String username, String password) {
    return checkUsername(username).or(() -> check(username, password));
  }

  /** A user name as it is compared: without regard to case and surrounding white space. */
  public static String fold(String username) {
    return username.strip().toLowerCase(Locale.ROOT);
  }
}
