package app.gatehouse.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.SignedIn;
import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.commands.Terminal;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@GatehouseTest
@NullUnmarked
class ResetPasswordCommandTest {

  @Autowired private ResetPasswordCommand command;
  @Autowired private SignInAttempts attempts;
  @Autowired private PasswordByLink links;
  @Autowired private AccountRepository rows;
  @Autowired private JdbcClient database;
  @Autowired private PasswordEncoder passwords;
  private final Terminal lines = new Terminal();
  private Account ben;

  @BeforeEach
  void addAccount() {
    ben = TestAccounts.add(database, passwords, "correct horse battery");
  }

  private String token() {
    return lines.said.get(1).replaceAll(".*#", "");
  }

  private List<?> activity(AccountId account) {
    return database
        .sql("SELECT kind FROM activity WHERE account_id = ?")
        .param(account.value())
        .query(String.class)
        .list();
  }

  @Test
  void printsALinkToChooseAPasswordAndWritesThatDown() {
    assertThat(command.run(List.of(ben.username().toUpperCase(java.util.Locale.ROOT)), lines))
        .isZero();

    assertThat(lines.said.getFirst())
        .isEqualTo("Within 30 minutes, choose a new password for \"" + ben.username() + "\" here:");
    assertThat(lines.said.get(1)).matches("http://localhost:\\d+/password#[\\w-]{43}");
    assertThat(lines.said.get(2))
        .isEqualTo("Gatehouse is not running: start it before you open the link.");
    assertThat(links.find(token())).contains(ben);
    assertThat(activity(ben.id())).isEqualTo(List.of("password-reset-asked"));
  }

  @Test
  @SignedIn
  void takesTheOwnerUnlessToldOtherwise() {
    assertThat(command.run(List.of(), lines)).isZero();

    assertThat(links.find(token()).orElseThrow().owner()).isTrue();
    assertThat(links.find(token()).orElseThrow().id()).isEqualTo(rows.findOwner().get().id());
  }

  @Test
  void liftsTheWaitAfterWrongPasswords() {
    for (int i = 0; i < SignInAttempts.FREE; i++) {
      attempts.begin(SignInAttempts.slot(ben.id()));
    }
    assertThat(attempts.locked()).containsKey(ben.id());

    command.run(List.of(ben.username()), lines);

    assertThat(attempts.locked()).doesNotContainKey(ben.id());
  }

  @Test
  void takesANameOfSeveralWords() {
    database
        .sql("UPDATE account SET username = ?, username_key = ? WHERE id = ?")
        .params("Ben de " + ben.id(), "ben de " + ben.id(), ben.id().value())
        .update();

    assertThat(command.run(List.of("Ben", "de", ben.id().toString()), lines)).isZero();
  }

  @Test
  void saysWhatIsWrongWithAnUnknownName() {
    assertThat(command.run(List.of("nobody"), lines)).isEqualTo(1);

    assertThat(lines.said).isEmpty();
    assertThat(lines.problems)
        .containsExactly("There is no account \"nobody\". Check the name, and try again.");
  }

  @Test
  void makesNoLinkThatWouldNotWork() {
    database
        .sql("UPDATE account SET disabled_at = created_at WHERE id = ?")
        .param(ben.id().value())
        .update();

    assertThat(command.run(List.of(ben.username()), lines)).isEqualTo(1);

    assertThat(lines.problems)
        .containsExactly(
            "The account \""
                + ben.username()
                + "\" is disabled. The owner enables it on the Accounts page first.");
    assertThat(activity(ben.id())).isEmpty();
  }
}
