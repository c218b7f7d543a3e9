package app.gatehouse.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.EmptyGatehouseTest;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.NewPassword.Problem;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.accounts.internal.FirstRun.Outcome;
import app.gatehouse.storage.DataFolder;
import app.gatehouse.storage.DataFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@EmptyGatehouseTest
class FirstRunTest {

  private static final String PASSWORD = "correct horse battery";

  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient database;
  @TempDir private Path parent;
  private DataFolder folder;
  private SetupCode code;
  private FirstRun firstRun;

  @BeforeEach
  void start() {
    folder = DataFolders.take(parent.resolve("data"));
    fresh();
  }

  private void fresh() {
    AccountService accounts = TestAccounts.freshService(context, context);
    code = new SetupCode(folder);
    SetupLink link = new SetupLink(accounts, code, context.getBean(OwnAddress.class));
    firstRun = new FirstRun(accounts, code, link, context);
  }

  @AfterEach
  void takeAway() throws IOException {
    database.sql("DELETE FROM activity").update();
    database.sql("DELETE FROM account").update();
    folder.close();
  }

  @Test
  void makesTheOwnerForWhoHasTheCode() {
    Outcome outcome = firstRun.createOwner(code.current(), "Ann", PASSWORD);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Created.class,
            created -> assertThat(created.owner().username()).isEqualTo("Ann"));
    assertThat(firstRun.isOver()).isTrue();
    assertThat(code.file()).doesNotExist();
  }

  @Test
  void takesTheCodeOnlyOnce() {
    String used = code.current();
    firstRun.createOwner(used, "Ann", PASSWORD);

    assertThat(firstRun.createOwner(used, "Ben", PASSWORD)).isEqualTo(new Outcome.AlreadySetUp());
    assertThat(usernames()).containsExactly("Ann");
  }

  @Test
  void tellsWhoLacksTheCodeNothingElse() {
    assertThat(firstRun.createOwner("wrong", "", "")).isEqualTo(new Outcome.WrongCode());
    assertThat(firstRun.createOwner("wrong", "Ann", PASSWORD)).isEqualTo(new Outcome.WrongCode());
    assertThat(usernames()).isEmpty();
    assertThat(activity()).containsExactly("setup-refused", "setup-refused");
  }

  @Test
  void replacesTheCodeAtTheFifthWrongTry() {
    String old = code.current();
    for (int i = 0; i < 4; i++) {
      firstRun.createOwner("wrong", "Ann", PASSWORD);
    }

    assertThat(firstRun.createOwner("wrong", "Ann", PASSWORD))
        .isEqualTo(new Outcome.CodeReplaced());

    assertThat(firstRun.createOwner(old, "Ann", PASSWORD)).isEqualTo(new Outcome.WrongCode());
    assertThat(firstRun.createOwner(code.current(), "Ann", PASSWORD))
        .isInstanceOf(Outcome.Created.class);
  }

  @Test
  void keepsTheCodeWhenThePasswordBreaksARule() {
    String current = code.current();

    assertThat(firstRun.createOwner(current, "Ann", "short"))
        .isEqualTo(new Outcome.Refused(Problem.PASSWORD_TOO_SHORT));
    assertThat(firstRun.createOwner(current, " ", PASSWORD))
        .isEqualTo(new Outcome.Refused(Problem.USERNAME_MISSING));

    assertThat(firstRun.createOwner(current, "Ann", PASSWORD)).isInstanceOf(Outcome.Created.class);
  }

  @Test
  void makesOneOwnerForTwoWhoHaveTheCodeAtTheSameMoment() throws Exception {
    for (int round = 0; round < 5; round++) {
      String current = code.current();
      FirstRun shared = firstRun;
      CyclicBarrier start = new CyclicBarrier(2);
      Callable<Outcome> visitor =
          () -> {
            start.await();
            return shared.createOwner(current, Thread.currentThread().getName(), PASSWORD);
          };

      try (ExecutorService both = Executors.newFixedThreadPool(2)) {
        Future<Outcome> one = both.submit(visitor);
        Future<Outcome> other = both.submit(visitor);

        assertThat(List.of(one.get(), other.get()))
            .hasAtLeastOneElementOfType(Outcome.Created.class)
            .contains(new Outcome.AlreadySetUp());
      }
      assertThat(usernames()).hasSize(1);
      assertThat(code.file()).doesNotExist();
      database.sql("DELETE FROM account").update();
      fresh();
    }
  }

  private List<@Nullable String> usernames() {
    return database.sql("SELECT username FROM account").query(String.class).list();
  }

  private List<@Nullable String> activity() {
    return database.sql("SELECT kind FROM activity").query(String.class).list();
  }
}
