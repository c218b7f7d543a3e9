package app.gatehouse.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.EmptyGatehouseTest;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.storage.DataFolder;
import app.gatehouse.storage.DataFolders;
import app.gatehouse.storage.StartupRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@EmptyGatehouseTest
class HeadlessSetupTest {

  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient database;
  @Autowired private PasswordEncoder passwords;
  @TempDir private Path folder;
  private AccountService accounts;
  private DataFolder data;
  private SetupCode code;

  @BeforeEach
  void start() {
    accounts = TestAccounts.freshService(context, context);
    data = DataFolders.take(folder.resolve("data"));
    code = new SetupCode(data);
  }

  @AfterEach
  void takeAway() throws IOException {
    data.close();
    database.sql("DELETE FROM activity").update();
    database.sql("DELETE FROM account").update();
  }

  @Test
  void makesTheOwnerWithTheFirstLineOfTheFile() throws IOException {
    run("Ann", file("correct horse battery\nsecond line\n"));

    assertThat(usernames()).containsExactly("Ann");
    String hash = database.sql("SELECT password_hash FROM account").query(String.class).single();
    assertThat(passwords.matches("correct horse battery", hash)).isTrue();
  }

  @Test
  void doesNothingWithoutItsProperties() {
    run(null, null);

    assertThat(usernames()).isEmpty();
  }

  @Test
  void doesNothingOnceThereIsAnOwner() throws IOException {
    accounts.createOwner("Ann", "correct horse battery");

    run("Ben", file("another horse battery"));
    run("Ben", null);
    run("Ben", folder.resolve("missing"));

    assertThat(usernames()).containsExactly("Ann");
  }

  @Test
  void wantsBothPropertiesOrNeither() throws IOException {
    String sentence = "set gatehouse.setup.username and gatehouse.setup.password-file, or neither.";

    assertRefused("Ann", null, sentence);
    assertRefused(null, file("correct horse battery"), sentence);
  }

  @Test
  void namesAFileThatIsNotThere() {
    Path missing = folder.resolve("missing");

    assertRefused(
        "Ann",
        missing,
        "the file " + missing + " of gatehouse.setup.password-file cannot be read.");
  }

  @Test
  void namesAFileWithAPasswordThatBreaksARule() throws IOException {
    assertRefused(
        "Ann",
        file("short\n"),
        "the password in %s is shorter than 10 characters; write a longer one.");
    assertRefused(
        "Ann", file(""), "the password in %s is shorter than 10 characters; write a longer one.");
    assertRefused(
        "Ann",
        file("x".repeat(1001)),
        "the password in %s is longer than 1000 characters; write a shorter one.");
    assertRefused(
        "ann.example",
        file("Ann.Example"),
        "the password in %s is the user name; write another one.");
  }

  @Test
  void namesAUsernameThatBreaksARule() throws IOException {
    assertRefused(
        " ",
        file("correct horse battery"),
        "gatehouse.setup.username is empty; give the owner a name.");
    assertRefused(
        "n".repeat(101),
        file("correct horse battery"),
        "gatehouse.setup.username is longer than 100 characters; give a shorter one.");
  }

  private void assertRefused(@Nullable String username, @Nullable Path file, String sentence) {
    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> run(username, file))
        .withMessage(sentence.replace("%s", String.valueOf(file)))
        .satisfies(refused ->
            assertThat(refused.exitCode()).isEqualTo(StartupRefusedException.CONFIGURATION));
    assertThat(usernames()).isEmpty();
  }

  @Test
  void takesTheCodeOfAnEarlierStartAway() throws IOException {
    code.current();

    run("Ann", file("correct horse battery"));

    assertThat(code.file()).doesNotExist();
  }

  private void run(@Nullable String username, @Nullable Path file) {
    new HeadlessSetup(accounts, code, new HeadlessSetup.Settings(username, file))
        .afterSingletonsInstantiated();
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("password"), content);
  }

  private List<@Nullable String> usernames() {
    return database.sql("SELECT username FROM account").query(String.class).list();
  }
}
