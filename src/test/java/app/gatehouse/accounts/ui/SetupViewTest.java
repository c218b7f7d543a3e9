package app.gatehouse.accounts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.internal.AccountEntity;
import app.gatehouse.accounts.internal.AccountRepository;
import app.gatehouse.accounts.internal.SetupCode;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.test.context.support.WithAnonymousUser;

/** An installation of its own, without an account until the last test makes one. */
@Import(RecordedSignIn.class)
@WithAnonymousUser
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetupViewTest extends ViewTest {

  private static final String PASSWORD = "a quiet afternoon";

  @Autowired AccountService accounts;
  @Autowired AccountRepository rows;
  @Autowired PasswordEncoder passwords;
  @Autowired SetupCode code;
  @Autowired RecordedSignIn recorded;

  @BeforeEach
  void openTheSetUpWithAllTriesLeft() {
    while (code.attempt("wrong") != SetupCode.Try.REPLACED) {
      assertThat(accounts.isSetUp()).isFalse();
    }
    open("setup");
  }

  private TextField codeField() {
    return textField("Setup code");
  }

  private TextField usernameField() {
    return textField("Username");
  }

  private PasswordField password() {
    return passwordField("Password");
  }

  private PasswordField repetition() {
    return passwordField("Repeat password");
  }

  private void fill(String code, String username, String password, String repetition) {
    test(codeField()).setValue(code);
    test(usernameField()).setValue(username);
    test(password()).setValue(password);
    test(repetition()).setValue(repetition);
  }

  private void create() {
    test(button("Create account")).click();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "models", "keys", "profile", "login"})
  void everyPageLeadsToTheSetUp(String path) {
    open(path);

    assertThat(getCurrentView()).isInstanceOf(SetupView.class);
  }

  @Test
  void saysWhereTheCodeIsButNotTheCode() throws IOException {
    assertThat(Files.readString(code.file()).strip()).isEqualTo(code.current());

    assertThat(pageWords()).contains(code.file().toString()).doesNotContain(code.current());
  }

  @Test
  void complainsOfNothingAtFirst() {
    assertThat(codeField().isInvalid()).isFalse();
    assertThat(usernameField().isInvalid()).isFalse();
    assertThat(password().isInvalid()).isFalse();
    assertThat(password().getHelperText()).isEqualTo("At least 10 characters");
    assertThat(repetition().isInvalid()).isFalse();
  }

  @Test
  void asksForEverything() {
    create();

    assertRefused(codeField(), "Enter the set-up code.");
    assertRefused(usernameField(), "Enter a username.");
    assertRefused(password(), "Use at least 10 characters.");
    assertThat(button("Create account").isEnabled()).isTrue();
  }

  @Test
  void refusesAWrongCodeAndKeepsWhatWasTyped() {
    fill("0000", "ann", PASSWORD, PASSWORD);
    create();

    assertRefused(
        codeField(),
        "That is not the set-up code. Copy it from the console or the file, and try again.");
    assertThat(codeField().getValue()).isEqualTo("0000");
    assertThat(usernameField().getValue()).isEqualTo("ann");
    assertThat(password().getValue()).isEqualTo(PASSWORD);
    assertThat(repetition().getValue()).isEqualTo(PASSWORD);
    assertThat(accounts.isSetUp()).isFalse();
  }

  @Test
  void replacesTheCodeAfterTheFifthWrongOne() {
    String before = code.current();
    fill("0000", "ann", PASSWORD, PASSWORD);
    for (int wrong = 1; wrong < 5; wrong++) {
      create();
      assertThat(code.current()).isEqualTo(before);
    }

    create();

    assertRefused(
        codeField(),
        "That was the fifth wrong code, so there is a new one now. Find it on the console or in"
            + " the file.");
    assertThat(code.current()).isNotEqualTo(before);
    test(codeField()).setValue(before);
    create();
    assertThat(accounts.isSetUp()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ann, nine char, Use at least 10 characters.",
    "ann-of-the-gate, ANN-of-the-gate, Choose a password that is not the username."
  })
  void refusesABadPasswordAndKeepsWhatWasTyped(String username, String typed, String sentence) {
    fill(code.current(), username, typed, typed);
    create();

    assertRefused(password(), sentence);
    assertThat(codeField().getValue()).isEqualTo(code.current());
    assertThat(usernameField().getValue()).isEqualTo(username);
    assertThat(password().getValue()).isEqualTo(typed);
    assertThat(accounts.isSetUp()).isFalse();
  }

  @Test
  void refusesAPasswordThatIsTooLong() {
    fill(code.current(), "ann", "a".repeat(1001), "a".repeat(1001));
    create();

    assertRefused(password(), "Use at most 1,000 characters.");
    assertThat(accounts.isSetUp()).isFalse();
  }

  @Test
  void refusesARepetitionThatDiffers() {
    fill(code.current(), "ann", PASSWORD, PASSWORD + " later");
    create();

    assertRefused(repetition(), "The two passwords differ. Type the same one twice.");
    assertThat(password().isInvalid()).isFalse();
    assertThat(accounts.isSetUp()).isFalse();
  }

  @Test
  void refusesAUsernameThatIsTooLong() {
    fill(code.current(), "a".repeat(101), PASSWORD, PASSWORD);
    create();

    assertRefused(usernameField(), "Choose a username of at most 100 characters.");
    assertThat(usernameField().getValue()).hasSize(101);
    assertThat(accounts.isSetUp()).isFalse();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void makesTheOwnerAndSignsThemIn() {
    PasswordField first = password();
    PasswordField second = repetition();
    // As people type it from a screen.
    fill(code.current().toUpperCase(java.util.Locale.ROOT) + " ", " ann ", PASSWORD, PASSWORD);
    create();

    assertThat(accounts.isSetUp()).isTrue();
    AccountEntity owner = rows.findByUsernameKey("ann").orElseThrow();
    assertThat(owner.toAccount().owner()).isTrue();
    assertThat(owner.username()).isEqualTo("ann");
    assertThat(passwords.matches(PASSWORD, owner.passwordHash())).isTrue();
    assertThat(recorded.signIns).containsExactly(owner.id());
    assertThat(first.getValue()).isEmpty();
    assertThat(second.getValue()).isEmpty();
    assertThat(code.file()).doesNotExist();
  }
}
