package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.NewPassword;
import app.gatehouse.accounts.NewPassword.Problem;
import app.gatehouse.storage.StartupRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Makes the owner from the configuration, before the port opens, for machines without a browser.
 * Not while the beans are made: whoever writes down that it happened hears nothing yet.
 */
@Component
class HeadlessSetup implements SmartInitializingSingleton {

  private final AccountService accounts;
  private final SetupCode code;
  private final Settings settings;

  HeadlessSetup(AccountService accounts, SetupCode code, Settings settings) {
    this.accounts = accounts;
    this.code = code;
    this.settings = settings;
  }

  /**
   * @param username of the owner to make; null to set up in the browser ({@code
   *     GATEHOUSE_SETUP_USERNAME})
   * @param passwordFile whose first line is the password; a file, since an environment shows in
   *     process lists ({@code GATEHOUSE_SETUP_PASSWORD_FILE})
   */
  @ConfigurationProperties("gatehouse.setup")
  record Settings(@Nullable String username, @Nullable Path passwordFile) {}

  @Override
  public void afterSingletonsInstantiated() {
    String username = settings.username();
    Path file = settings.passwordFile();
    if (accounts.isSetUp() || (username == null && file == null)) {
      return;
    }
    if (username == null || file == null) {
      throw refused("set gatehouse.setup.username and gatehouse.setup.password-file, or neither.");
    }
    String password = firstLine(file);
    Optional<Problem> problem = NewPassword.checkAccount(username, password);
    if (problem.isPresent()) {
      throw refused(sentence(problem.get(), file));
    }
    accounts.createOwner(username, password);
    code.discard();
  }

  private static String firstLine(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw refused("the file %s of gatehouse.setup.password-file cannot be read.".formatted(file));
    }
  }

  private static String sentence(Problem problem, Path file) {
    return switch (problem) {
      case USERNAME_MISSING -> "gatehouse.setup.username is empty; give the owner a name.";
      case USERNAME_TOO_LONG ->
          "gatehouse.setup.username is longer than %d characters; give a shorter one."
              .formatted(NewPassword.MAX_USERNAME_LENGTH);
      case PASSWORD_TOO_SHORT ->
          "the password in %s is shorter than %d characters; write a longer one."
              .formatted(file, NewPassword.MIN_LENGTH);
      case PASSWORD_TOO_LONG ->
          "the password in %s is longer than %d characters; write a shorter one."
              .formatted(file, NewPassword.MAX_LENGTH);
      case PASSWORD_IS_USERNAME ->
          "the password in %s is the user name; write another one.".formatted(file);
    };
  }

  private static StartupRefusedException refused(String sentence) {
    return new StartupRefusedException(StartupRefusedException.CONFIGURATION, sentence);
  }
}
