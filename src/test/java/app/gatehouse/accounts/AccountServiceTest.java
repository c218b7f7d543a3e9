package app.gatehouse.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.gatehouse.EmptyGatehouseTest;
import app.gatehouse.accounts.AccountService.PasswordChange;
import app.gatehouse.accounts.NewPassword.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@EmptyGatehouseTest
class AccountServiceTest {

  private static final String PASSWORD = "correct horse battery";

  @Autowired private ApplicationContext context;
  @Autowired private JdbcClient database;
  @Autowired private PasswordEncoder passwords;
  private AccountService service;

  @BeforeEach
  void start() {
    service = TestAccounts.freshService(context, context);
  }

  @AfterEach
  void takeAway() {
    database.sql("DELETE FROM activity").update();
    database.sql("DELETE FROM account").update();
  }

  @Test
  void makesTheOwner() {
    Account owner = service.createOwner(" Ann ", PASSWORD).orElseThrow();

    assertThat(owner.username()).isEqualTo("Ann");
    assertThat(owner.owner()).isTrue();
    assertThat(owner.theme()).isEqualTo(Theme.SYSTEM);
    assertThat(service.find(owner.id())).contains(owner);
    assertThat(service.isSetUp()).isTrue();
    assertThat(activity()).containsExactly("owner-created");
  }

  @Test
  void makesNoSecondOwner() {
    service.createOwner("Ann", PASSWORD);

    assertThat(service.createOwner("Ben", PASSWORD)).isEmpty();
    assertThat(TestAccounts.freshService(context, context).createOwner("Ben", PASSWORD)).isEmpty();
    assertThat(count()).isOne();
  }

  @Test
  void makesOneOwnerForTwoWhoAskAtTheSameMoment() throws Exception {
    for (int round = 0; round < 5; round++) {
      CyclicBarrier start = new CyclicBarrier(2);
      // Two instances: neither knows from its own memory that the other was first.
      Callable<Optional<Account>> ann = at(start, "Ann");
      Callable<Optional<Account>> ben = at(start, "Ben");

      try (ExecutorService both = Executors.newFixedThreadPool(2)) {
        Future<Optional<Account>> one = both.submit(ann);
        Future<Optional<Account>> other = both.submit(ben);

        assertThat(List.of(one.get().isPresent(), other.get().isPresent()))
            .containsExactlyInAnyOrder(true, false);
      }
      assertThat(count()).isOne();
      assertThat(activity()).containsExactly("owner-created");
      takeAway();
    }
  }

  @Test
  void keepsThePasswordAsAnArgon2Hash() {
    service.createOwner("Ann", PASSWORD);

    String stored = database.sql("SELECT password_hash FROM account").query(String.class).single();
    assertThat(stored).startsWith("{argon2").contains("$argon2id$").doesNotContain(PASSWORD);
    assertThat(passwords.matches(PASSWORD, stored)).isTrue();
    assertThat(passwords.matches(PASSWORD + " ", stored)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', correct horse battery, USERNAME_MISSING",
    "Ann, short, PASSWORD_TOO_SHORT",
    "Ann.Example, ann.example, PASSWORD_IS_USERNAME",
  })
  void makesNoOwnerAgainstTheRules(String username, String password, Problem problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> service.createOwner(username, password))
        .withMessage(problem.name());
    assertThat(count()).isZero();
  }

  @Test
  void changesThePassword() {
    AccountId owner = service.createOwner("Ann", PASSWORD).orElseThrow().id();
    AccountService proxied = context.getBean(AccountService.class);

    assertThat(proxied.changePassword(owner, PASSWORD, "another horse battery"))
        .isEqualTo(new PasswordChange.Done());

    assertThat(passwords.matches("another horse battery", hash())).isTrue();
    assertThat(passwords.matches(PASSWORD, hash())).isFalse();
    assertThat(activity()).containsExactlyInAnyOrder("owner-created", "password-changed");
  }

  @Test
  void changesNoPasswordForWhoDoesNotKnowIt() {
    AccountId owner = service.createOwner("Ann", PASSWORD).orElseThrow().id();
    AccountService proxied = context.getBean(AccountService.class);

    assertThat(proxied.changePassword(owner, "wrong horse battery", "another horse battery"))
        .isEqualTo(new PasswordChange.WrongCurrentPassword());
    assertThat(proxied.changePassword(owner, PASSWORD, "short"))
        .isEqualTo(new PasswordChange.Refused(Problem.PASSWORD_TOO_SHORT));

    assertThat(passwords.matches(PASSWORD, hash())).isTrue();
    assertThat(activity()).containsExactly("owner-created");
  }

  private Callable<Optional<Account>> at(CyclicBarrier start, String username) {
    AccountService own = TestAccounts.freshService(context, context);
    return () -> {
      start.await();
      return own.createOwner(username, PASSWORD);
    };
  }

  private String hash() {
    return database.sql("SELECT password_hash FROM account").query(String.class).single();
  }

  private long count() {
    return database.sql("SELECT COUNT(*) FROM account").query(Long.class).single();
  }

  private List<@Nullable String> activity() {
    return database.sql("SELECT kind FROM activity").query(String.class).list();
  }
}
