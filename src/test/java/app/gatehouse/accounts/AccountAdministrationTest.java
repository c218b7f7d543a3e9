package app.gatehouse.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.gatehouse.GatehouseTest;
import app.gatehouse.SignedIn;
import app.gatehouse.accounts.AccountAdministration.Addition;
import app.gatehouse.accounts.AccountOverview.State;
import app.gatehouse.accounts.NewPassword.Problem;
import app.gatehouse.accounts.internal.PasswordByLink;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;

@GatehouseTest
@SignedIn
@NullUnmarked
class AccountAdministrationTest {

  private static final String PASSWORD = "correct horse battery";

  @Autowired private AccountAdministration accounts;
  @Autowired private AccountService service;
  @Autowired private CurrentAccount current;
  @Autowired private PasswordByLink links;
  @Autowired private JdbcClient database;
  @Autowired private PasswordEncoder passwords;

  private Account ben() {
    return TestAccounts.add(database, passwords, PASSWORD);
  }

  private static String freshName() {
    return "Ben-" + AccountId.random();
  }

  private OneTimeLink added(String username) {
    return ((Addition.Added) accounts.add(username)).link();
  }

  private AccountOverview overview(AccountId id) {
    return accounts.list().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private AccountId idOf(String username) {
    return accounts.list().stream()
        .filter(one -> one.username().equals(username))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<@Nullable String> activity(AccountId account) {
    return database
        .sql("SELECT kind FROM activity WHERE account_id = ? ORDER BY seq")
        .param(account.value())
        .query(String.class)
        .list();
  }

  static Stream<Method> everyMethod() {
    return Arrays.stream(AccountAdministration.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()));
  }

  @ParameterizedTest
  @MethodSource("everyMethod")
  @SignedIn(owner = false)
  void everyMethodIsRefusedToAMember(Method method) throws Exception {
    Account ben = ben();

    assertThat(refusal(method, ben)).isInstanceOf(AccessDeniedException.class);

    assertThat(service.find(ben.id())).contains(ben);
    assertThat(activity(ben.id())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyMethod")
  void everyMethodIsRefusedToNobody(Method method) throws Exception {
    SecurityContextHolder.clearContext();

    assertThat(refusal(method, ben())).isInstanceOf(AccessDeniedException.class);
  }

  private @Nullable Throwable refusal(Method method, Account ben) throws IllegalAccessException {
    Object[] arguments =
        Arrays.stream(method.getParameterTypes())
            .map(type -> type == AccountId.class ? ben.id() : freshName())
            .toArray();
    try {
      method.invoke(accounts, arguments);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }

  @Test
  void listsTheOwnerFirstAndThenByName() {
    ben();
    ben();

    List<AccountOverview> all = accounts.list();

    assertThat(all.getFirst().id()).isEqualTo(current.id());
    assertThat(all.getFirst().owner()).isTrue();
    assertThat(all.getFirst().state()).isEqualTo(new State.Active());
    assertThat(all.subList(1, all.size()))
        .extracting(one -> NewPassword.fold(one.username()))
        .isSorted();
  }

  @Test
  void addsAnAccountWithoutAPasswordAndALinkForThreeDays() {
    String name = freshName();

    OneTimeLink link = added(" " + name + " ");

    assertThat(link.username()).isEqualTo(name);
    assertThat(Duration.between(Instant.now(), link.expiresAt()))
        .isBetween(Duration.ofHours(71), Duration.ofHours(72));
    AccountId id = idOf(name);
    assertThat(overview(id).owner()).isFalse();
    assertThat(overview(id).state()).isInstanceOf(State.Invited.class);
    assertThat(overview(id).lastSignedInAt()).isNull();
    assertThat(activity(id)).containsExactly("account-added");

    links.choose(link.token(), PASSWORD);
    assertThat(overview(id).state()).isEqualTo(new State.Active());
  }

  @ParameterizedTest
  @CsvSource({"'', USERNAME_MISSING", "' ', USERNAME_MISSING"})
  void addsNoAccountAgainstTheRules(String username, Problem problem) {
    assertThat(accounts.add(username)).isEqualTo(new Addition.Refused(problem));
    assertThat(accounts.add("a".repeat(101)))
        .isEqualTo(new Addition.Refused(Problem.USERNAME_TOO_LONG));
  }

  @Test
  void addsNoSecondAccountOfAName() {
    String name = freshName();
    added(name);

    assertThat(accounts.add(name.toUpperCase(java.util.Locale.ROOT) + " "))
        .isEqualTo(new Addition.NameTaken());
  }

  @Test
  void makesTheLinkOfAnInvitedAccountAnew() {
    String name = freshName();
    OneTimeLink first = added(name);

    OneTimeLink second = accounts.newLink(idOf(name)).orElseThrow();

    assertThat(links.find(first.token())).isEmpty();
    assertThat(links.find(second.token())).isPresent();
    assertThat(activity(idOf(name))).containsExactly("account-added", "invite-renewed");
  }

  @Test
  void resetsAPasswordByALinkAndTheOldOneWorksUntilThen() {
    Account ben = ben();

    OneTimeLink link = accounts.newLink(ben.id()).orElseThrow();

    assertThat(overview(ben.id()).state()).isEqualTo(new State.Active());
    assertThat(activity(ben.id())).containsExactly("password-reset-asked");
    assertThat(links.choose(link.token(), "another horse entirely"))
        .isEqualTo(new PasswordByLink.Outcome.Chosen(ben));
  }

  @Test
  void disablesAndEnables() {
    Account ben = ben();
    OneTimeLink link = accounts.newLink(ben.id()).orElseThrow();

    accounts.disable(ben.id());
    assertThat(overview(ben.id()).state()).isEqualTo(new State.Disabled());
    assertThat(links.find(link.token())).isEmpty();
    assertThat(accounts.newLink(ben.id())).isEmpty();

    accounts.enable(ben.id());
    assertThat(overview(ben.id()).state()).isEqualTo(new State.Active());
    assertThat(activity(ben.id()))
        .containsExactly("password-reset-asked", "account-disabled", "account-enabled");
  }

  @Test
  void aLinkMadeBeforeTheAccountWasDisabledStaysVoidOnceItIsEnabled() {
    Account ben = ben();
    OneTimeLink link = accounts.newLink(ben.id()).orElseThrow();

    accounts.disable(ben.id());
    accounts.enable(ben.id());

    assertThat(links.find(link.token())).isEmpty();
  }

  @Test
  void theRecordOfARemovedAccountStays() {
    Account ben = ben();
    accounts.disable(ben.id());

    accounts.remove(ben.id());

    assertThat(service.find(ben.id())).isEmpty();
    assertThat(activity(ben.id())).containsExactly("account-disabled", "account-removed");
  }

  @Test
  void theOwnersOwnAccountIsLeftAlone() {
    AccountId owner = current.id();

    assertThatIllegalArgumentException().isThrownBy(() -> accounts.disable(owner));
    assertThatIllegalArgumentException().isThrownBy(() -> accounts.remove(owner));
    assertThatIllegalArgumentException().isThrownBy(() -> accounts.newLink(owner));

    assertThat(service.find(owner)).isPresent();
    assertThat(overview(owner).state()).isEqualTo(new State.Active());
  }

  @Test
  void anAccountThatIsGoneIsNoProblem() {
    AccountId gone = AccountId.random();

    accounts.disable(gone);
    accounts.enable(gone);
    accounts.remove(gone);

    assertThat(accounts.newLink(gone)).isEqualTo(Optional.empty());
    assertThat(catchThrowable(() -> accounts.list())).isNull();
  }
}
