package app.gatehouse.accounts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ReachableText;
import app.gatehouse.ViewTest;
import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountAdministration;
import app.gatehouse.accounts.AccountAdministration.Addition;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountOverview;
import app.gatehouse.accounts.AccountOverview.State;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.OneTimeLink;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.accounts.internal.PasswordByLink;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.component.internal.UIInternals.JavaScriptInvocation;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;

@NullUnmarked
class AccountsViewTest extends ViewTest {

  private static final String PASSWORD = "correct horse battery";

  @Autowired private AccountAdministration administration;
  @Autowired private AccountService accounts;
  @Autowired private PasswordByLink links;
  @Autowired private JdbcClient database;
  @Autowired private PasswordEncoder passwords;
  private Account ben;

  @BeforeEach
  void openThePage() {
    ben = TestAccounts.add(database, passwords, PASSWORD);
    open("accounts");
  }

  @SuppressWarnings("unchecked")
  private Grid<AccountOverview> grid() {
    return (Grid<AccountOverview>) find(Grid.class).single();
  }

  private int rowOf(AccountId id) {
    List<AccountOverview> rows = rows(grid());
    return IntStream.range(0, rows.size())
        .filter(i -> rows.get(i).id().equals(id))
        .findFirst()
        .orElse(-1);
  }

  private String cell(AccountId id, String header) {
    return words(test(grid()).getCellComponent(rowOf(id), column(grid(), header)));
  }

  private List<String> actions(AccountId id) {
    return test(grid())
        .getCellComponent(rowOf(id), column(grid(), "Actions"))
        .getChildren()
        .map(button -> ((Button) button).getAriaLabel().orElseThrow())
        .toList();
  }

  /** The button in the account's row. */
  private void press(AccountId id, String name) {
    Button wanted =
        test(grid())
            .getCellComponent(rowOf(id), column(grid(), "Actions"))
            .getChildren()
            .map(Button.class::cast)
            .filter(button -> button.getAriaLabel().orElseThrow().equals(name))
            .findFirst()
            .orElseThrow();
    wanted.click();
  }

  private Dialog dialog() {
    return find(Dialog.class).single();
  }

  private void pressInDialog(String text) {
    test(find(Button.class, dialog()).withText(text).single()).click();
  }

  private State stateOf(AccountId id) {
    return administration.list().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }

  /** The link that the browser is given to show; taken as the page is answered. */
  private String shownLink() {
    UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
    return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
        .map(PendingJavaScriptInvocation::getInvocation)
        .map(JavaScriptInvocation::getParameters)
        .flatMap(List::stream)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> text.startsWith("password#"))
        .findFirst()
        .orElseThrow();
  }

  private String token() {
    return shownLink().substring("password#".length());
  }

  @Test
  void listsTheOwnersAccountWithoutAnythingToDoWithIt() {
    assertThat(cell(me(), "Account")).contains("Owner");
    assertThat(cell(me(), "State")).isEqualTo("Active");
    assertThat(actions(me())).isEmpty();
  }

  @Test
  void listsAMemberWithWhatCanBeDone() {
    assertThat(cell(ben.id(), "Account")).contains(ben.username(), "Member");
    assertThat(cell(ben.id(), "State")).isEqualTo("Active");
    assertThat(test(grid()).getCellText(rowOf(ben.id()), column(grid(), "Last signed in")))
        .isEqualTo("Never");
    assertThat(actions(ben.id()))
        .containsExactly(
            "Reset password of " + ben.username(),
            "Disable " + ben.username(),
            "Remove " + ben.username());
  }

  @Test
  void showsWhoIsLockedAfterWrongPasswords() {
    database
        .sql("INSERT INTO sign_in_attempts VALUES (?, 5, ?, ?, 0)")
        .params(ben.id().value(), OffsetDateTime.now(), OffsetDateTime.now().plusMinutes(5))
        .update();
    open("keys");
    open("accounts");

    assertThat(cell(ben.id(), "State")).startsWith("Locked").contains("Until ");
  }

  @Test
  void isKeptUpToDateWithWhatHappensElsewhere() {
    SecurityContext owner = SecurityContextHolder.getContext();
    elsewhere(() -> {
      SecurityContextHolder.setContext(owner);
      administration.disable(ben.id());
      SecurityContextHolder.clearContext();
    });
    answer();

    assertThat(cell(ben.id(), "State")).isEqualTo("Disabled");
  }

  @Nested
  class Adding {

    private final String name = "cleo-" + AccountId.random();

    private void add(String username) {
      test(button("Add account")).click();
      test(textField("Username")).setValue(username);
      pressInDialog("Add");
    }

    private AccountId added() {
      return administration.list().stream()
          .filter(one -> one.username().equals(name))
          .findFirst()
          .orElseThrow()
          .id();
    }

    @Test
    void showsALinkOnceByWhichThePasswordIsChosen() {
      add(name);

      assertThat(words(dialog())).contains("Hand this link to " + name, "Open within 3 days");
      assertThat(links.find(token()).orElseThrow().username()).isEqualTo(name);
    }

    @Test
    void leavesNoLinkInThePage() {
      add(name);
      String token = token();
      pressInDialog("Done");
      answer();

      assertThat(find(Dialog.class).exists()).isFalse();
      assertThat(ReachableText.find(UI.getCurrent(), token)).isEmpty();
    }

    @Test
    void listsTheAccountAsInvitedWithTheTimeItsLinkWorks() {
      add(name);
      answer();

      assertThat(cell(added(), "State")).startsWith("Invited").contains("Link until ");
      pressInDialog("Done");
      assertThat(actions(added()))
          .containsExactly("Make a new link for " + name, "Disable " + name, "Remove " + name);
    }

    @Test
    void saysWhatIsWrongWithTheName() {
      add(" ");
      assertRefused(textField("Username"), "Enter a username.");

      test(textField("Username")).setValue(ben.username());
      pressInDialog("Add");
      assertRefused(textField("Username"), "There is an account of this name. Choose another one.");
    }

    @Test
    void makesALinkAnewAfterAskingAndTheOldOneDies() {
      add(name);
      String first = token();
      pressInDialog("Done");
      answer();

      press(added(), "Make a new link for " + name);
      assertThat(links.find(first)).isPresent();
      test(question()).confirm();

      String second = token();
      assertThat(links.find(first)).isEmpty();
      assertThat(links.find(second)).isPresent();
    }

    @Test
    void anExpiredLinkIsSaidAndMadeAnewWithoutAsking() {
      OneTimeLink link = ((Addition.Added) administration.add(name)).link();
      database
          .sql("UPDATE account_link SET expires_at = ? WHERE account_id = ?")
          .params(OffsetDateTime.now().minusMinutes(1), added().value())
          .update();
      open("keys");
      open("accounts");
      assertThat(cell(added(), "State")).isEqualTo("Link expiredMake a new one.");

      press(added(), "Make a new link for " + name);

      assertThat(isAsked()).isFalse();
      assertThat(token()).isNotEqualTo(link.token());
    }
  }

  @Test
  void aPasswordIsResetByALinkAfterAsking() {
    press(ben.id(), "Reset password of " + ben.username());
    assertThat(question().getElement().getProperty("message")).contains("works until then");
    test(question()).confirm();

    assertThat(links.find(token())).contains(ben);
  }

  @Test
  void anAccountIsDisabledAfterAskingAndEnabledAtOnce() {
    press(ben.id(), "Disable " + ben.username());
    assertThat(stateOf(ben.id())).isEqualTo(new State.Active());
    test(question()).confirm();
    answer();

    assertThat(stateOf(ben.id())).isEqualTo(new State.Disabled());
    assertThat(notices()).containsExactly(ben.username() + " disabled");
    assertThat(cell(ben.id(), "State")).isEqualTo("Disabled");
    assertThat(actions(ben.id()))
        .containsExactly("Enable " + ben.username(), "Remove " + ben.username());

    press(ben.id(), "Enable " + ben.username());
    answer();
    assertThat(stateOf(ben.id())).isEqualTo(new State.Active());
    assertThat(cell(ben.id(), "State")).isEqualTo("Active");
  }

  @Test
  void cancellingChangesNothing() {
    press(ben.id(), "Disable " + ben.username());
    test(question()).cancel();
    press(ben.id(), "Remove " + ben.username());
    pressInDialog("Cancel");

    assertThat(stateOf(ben.id())).isEqualTo(new State.Active());
  }

  @Test
  void anAccountIsRemovedOnceItsNameIsTyped() {
    haveKey(ben.id(), "openai", "sk-proj-abcdefgh1234");
    press(ben.id(), "Remove " + ben.username());
    assertThat(words(dialog())).contains("destroys the account with all its keys");

    pressInDialog("Remove");
    assertRefused(
        textField("Type " + ben.username() + " to confirm"),
        "That is not the username. Type " + ben.username() + ".");
    assertThat(accounts.find(ben.id())).isPresent();

    test(textField("Type " + ben.username() + " to confirm")).setValue(ben.username());
    pressInDialog("Remove");
    answer();

    assertThat(accounts.find(ben.id())).isEmpty();
    assertThat(credentials.list(ben.id())).isEmpty();
    assertThat(rowOf(ben.id())).isNegative();
    assertThat(notices()).containsExactly(ben.username() + " removed");
  }

  @Test
  void anAccountThatIsGoneMeanwhileGetsNoLink() {
    press(ben.id(), "Reset password of " + ben.username());
    administration.remove(ben.id());
    test(question()).confirm();

    assertThat(notices().getFirst())
        .contains(ben.username() + " cannot get a link now: the account is disabled or gone.");
  }
}
