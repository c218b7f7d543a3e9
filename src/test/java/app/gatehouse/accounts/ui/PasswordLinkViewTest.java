package app.gatehouse.accounts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ReachableText;
import app.gatehouse.ViewTest;
import app.gatehouse.Visitor;
import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.accounts.internal.AccountRepository;
import app.gatehouse.accounts.internal.OneTimeLinks;
import app.gatehouse.accounts.internal.OneTimeLinks.Purpose;
import app.gatehouse.accounts.internal.PasswordByLink;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.PasswordField;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@Visitor
@NullUnmarked
class PasswordLinkViewTest extends ViewTest {

  private static final String PASSWORD = "a quiet afternoon";
  private static final String USELESS =
      "This link does not work. It may have been used, replaced, or too old: ask for a new one.";

  @Autowired private OneTimeLinks links;
  @Autowired private PasswordByLink byLink;
  @Autowired private AccountRepository rows;
  @Autowired private JdbcClient database;
  @Autowired private PasswordEncoder passwords;
  @Autowired private TransactionTemplate transaction;
  private final RecordedSignIn recorded = new RecordedSignIn(null);
  private PasswordLinkView view;
  private Account ben;
  private String token;

  @BeforeEach
  void openThePage() {
    ben = TestAccounts.add(database, passwords, "correct horse battery");
    token = link(Duration.ofHours(1));
    navigate("password", PasswordLinkView.class);
    // The same page with a sign-in that needs no request.
    view = new PasswordLinkView(byLink, recorded);
    UI.getCurrent().removeAll();
    UI.getCurrent().add(view);
  }

  private String link(Duration validity) {
    return Objects.requireNonNull(
            transaction.execute(status ->
                links.make(rows.findById(ben.id().value()).orElseThrow(), Purpose.RESET, validity)))
        .token();
  }

  /** What the browser does with the part of the address behind the #. */
  private void bring(String found) {
    view.show(found);
  }

  private void choose(String password, String repetition) {
    test(passwordField("Password")).setValue(password);
    test(passwordField("Repeat password")).setValue(repetition);
    test(button("Save and log in")).click();
  }

  @Test
  void saysWhosePasswordIsChosen() {
    bring(token);

    assertThat(textField("Username").getValue()).isEqualTo(ben.username());
    assertThat(textField("Username").isReadOnly()).isTrue();
    assertThat(passwordField("Password").isInvalid()).isFalse();
  }

  @Test
  void takesThePasswordAndSignsIn() {
    bring(token);
    PasswordField first = passwordField("Password");
    PasswordField second = passwordField("Repeat password");
    choose(PASSWORD, PASSWORD);

    assertThat(passwords.matches(PASSWORD, rows.findById(ben.id().value()).get().passwordHash()))
        .isTrue();
    assertThat(recorded.signIns).containsExactly(ben.id());
    assertThat(first.getValue()).isEmpty();
    assertThat(second.getValue()).isEmpty();
    assertThat(byLink.find(token)).isEmpty();
    answer();
    assertThat(ReachableText.find(UI.getCurrent(), token)).isEmpty();
    assertThat(ReachableText.find(UI.getCurrent(), PASSWORD)).isEmpty();
  }

  @Test
  void refusesABadPasswordAndKeepsTheLink() {
    bring(token);
    choose("nine char", "nine char");
    assertRefused(passwordField("Password"), "Use at least 10 characters.");

    choose(ben.username(), ben.username());
    assertRefused(passwordField("Password"), "Choose a password that is not the username.");

    choose(PASSWORD, PASSWORD + "!");
    assertRefused(
        passwordField("Repeat password"), "The two passwords differ. Type the same one twice.");

    assertThat(byLink.find(token)).isPresent();
    assertThat(button("Save and log in").isEnabled()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not-a-link", "<script>alert(1)</script>"})
  void saysOneSentenceForWhatIsNoLink(String found) {
    bring(found);

    assertUseless();
  }

  @Test
  void saysTheSameForAUsedAReplacedAndAnExpiredLink() {
    byLink.choose(token, PASSWORD);
    bring(token);
    assertUseless();

    String replaced = link(Duration.ofHours(1));
    String expired = link(Duration.ZERO);
    bring(replaced);
    assertUseless();
    bring(expired);
    assertUseless();
  }

  @Test
  void saysTheSameWhenTheLinkIsUsedWhileThePasswordIsTyped() {
    bring(token);
    byLink.choose(token, "somebody else was first");
    choose(PASSWORD, PASSWORD);

    assertUseless();
    assertThat(recorded.signIns).isEmpty();
  }

  private void assertUseless() {
    assertThat(words(view)).contains(USELESS);
    assertThat(find(PasswordField.class).exists()).isFalse();
    assertThat(find(Anchor.class).withText("Go to the login page").single().getHref())
        .isEqualTo("login");
  }
}
