package app.gatehouse.accounts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ReachableText;
import app.gatehouse.SignedIn;
import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.Theme;
import app.gatehouse.accounts.internal.AccountEntity;
import app.gatehouse.accounts.internal.AccountRepository;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.page.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;

class AccountCardTest extends ViewTest {

  private static final String NEW_PASSWORD = "another horse entirely";

  @Autowired AccountService accounts;
  @Autowired AccountRepository rows;
  @Autowired PasswordEncoder passwords;

  @BeforeEach
  void openTheProfile() {
    open("profile");
  }

  private boolean isPassword(String password) {
    AccountEntity row = rows.findById(me().value()).orElseThrow();
    return passwords.matches(password, row.passwordHash());
  }

  @Test
  void tellsTheUsername() {
    assertThat(words(find(AccountCard.class).single()))
        .contains(accounts.find(me()).orElseThrow().username());
  }

  @Nested
  class TheTheme {

    @Test
    void isChosenAmongThree() {
      assertThat(radioButtons("Theme").getChildren().map(ViewTest::words))
          .containsExactly("Light", "Dark", "System");
      assertThat(AccountCardTest.this.<Theme>radioButtons("Theme").getValue())
          .isEqualTo(Theme.SYSTEM);
    }

    @Test
    void isShownAtOnceAndStored() {
      test(radioButtons("Theme")).selectItem("Dark");
      answer();

      assertThat(accounts.find(me()).orElseThrow().theme()).isEqualTo(Theme.DARK);
      assertThat(UI.getCurrent().getPage().getColorScheme()).isEqualTo(ColorScheme.Value.DARK);
    }
  }

  @Nested
  class ChangingThePassword {

    @BeforeEach
    void openTheDialog() {
      test(button("Change password")).click();
    }

    private void fill(String current, String wanted, String repeated) {
      test(passwordField("Current password")).setValue(current);
      test(passwordField("New password")).setValue(wanted);
      test(passwordField("Repeat new password")).setValue(repeated);
      Dialog dialog = find(Dialog.class).single();
      test(find(Button.class, dialog).withText("Change password").single()).click();
    }

    @Test
    void takesTheNewPasswordInThePlaceOfTheCurrentOne() {
      fill(SignedIn.PASSWORD, NEW_PASSWORD, NEW_PASSWORD);

      assertThat(notices()).containsExactly("Password changed");
      assertThat(find(Dialog.class).exists()).isFalse();
      assertThat(isPassword(NEW_PASSWORD)).isTrue();
      assertThat(isPassword(SignedIn.PASSWORD)).isFalse();
    }

    @Test
    void leavesNoPasswordInThePage() {
      fill(SignedIn.PASSWORD, NEW_PASSWORD, NEW_PASSWORD);
      assertThat(notices()).containsExactly("Password changed");
      answer();

      for (String password : List.of(NEW_PASSWORD, SignedIn.PASSWORD)) {
        assertThat(ReachableText.find(UI.getCurrent(), password)).isEmpty();
      }
    }

    @Test
    void asksForTheRightCurrentPassword() {
      fill("not my password", NEW_PASSWORD, NEW_PASSWORD);

      assertRefused(passwordField("Current password"), "That is not your current password.");
      assertThat(isPassword(SignedIn.PASSWORD)).isTrue();
    }

    @Test
    void looksAtNoMoreAfterFiveWrongOnes() {
      for (int i = 0; i < 5; i++) {
        fill("not my password", NEW_PASSWORD, NEW_PASSWORD);
      }
      fill(SignedIn.PASSWORD, NEW_PASSWORD, NEW_PASSWORD);

      assertRefused(
          passwordField("Current password"),
          "Gatehouse waits after several wrong passwords, up to 15 minutes. Try again later.");
      assertThat(isPassword(SignedIn.PASSWORD)).isTrue();
    }

    @Test
    void refusesAShortPassword() {
      fill(SignedIn.PASSWORD, "nine char", "nine char");

      assertRefused(passwordField("New password"), "Use at least 10 characters.");
      assertThat(isPassword(SignedIn.PASSWORD)).isTrue();
    }

    @Test
    void refusesTheUsername() {
      String username = accounts.find(me()).orElseThrow().username();
      fill(SignedIn.PASSWORD, username, username);

      assertRefused(passwordField("New password"), "Choose a password that is not the username.");
      assertThat(isPassword(SignedIn.PASSWORD)).isTrue();
    }

    @Test
    void refusesARepetitionThatDiffers() {
      fill(SignedIn.PASSWORD, NEW_PASSWORD, NEW_PASSWORD + "!");

      assertRefused(
          passwordField("Repeat new password"),
          "The two passwords differ. Type the same one twice.");
      assertThat(isPassword(SignedIn.PASSWORD)).isTrue();
    }

    @Test
    void saysWhatIsWrongAsSoonAsAFieldIsLeft() {
      test(passwordField("New password")).setValue("short");
      assertThat(passwordField("New password").isInvalid()).isTrue();
      assertThat(passwordField("Repeat new password").isInvalid()).isFalse();

      test(passwordField("New password")).setValue(NEW_PASSWORD);
      assertThat(passwordField("New password").isInvalid()).isFalse();
    }

    @Test
    void changesNothingOnCancel() {
      test(passwordField("New password")).setValue(NEW_PASSWORD);
      Dialog dialog = find(Dialog.class).single();
      test(find(Button.class, dialog).withText("Cancel").single()).click();

      assertThat(find(Dialog.class).exists()).isFalse();
      assertThat(isPassword(SignedIn.PASSWORD)).isTrue();
    }
  }
}
