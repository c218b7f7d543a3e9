package app.gatehouse.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.SignedIn;
import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.audit.Activity;
import app.gatehouse.audit.ActivityKind;
import app.gatehouse.audit.ActivityKind.Group;
import app.gatehouse.audit.ActivityService.Subject;
import app.gatehouse.audit.NoActivity;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

class ActivityViewTest extends ViewTest {

  private static final ProviderId OPENAI = new ProviderId("openai");
  private static final ProviderId GROQ = new ProviderId("groq");

  @Autowired ApplicationEventPublisher events;
  @Autowired AccountService accounts;
  @Autowired JdbcClient database;

  private void happen(Object event) {
    events.publishEvent(event);
  }

  private void openThePage() {
    open("activity");
  }

  private ActivityGrid grid() {
    return find(ActivityGrid.class).single();
  }

  private String part(int row, String header, String property) {
    return test(grid())
        .getLitRendererPropertyValue(row, column(grid(), header), property, String.class);
  }

  private List<String> actions() {
    return rows(grid()).stream().map(ActivityWords::what).toList();
  }

  private void type(String text) {
    test(textField("Filter")).setValue(text);
  }

  private String username(AccountId account) {
    return accounts.find(account).orElseThrow().username();
  }

  private String status() {
    return pageWords();
  }

  @Nested
  @SignedIn(owner = false)
  class ForAMember {

    @Test
    void saysThatNothingHasHappenedYet() {
      openThePage();

      assertThat(rows(grid())).isEmpty();
      assertThat(words(grid().getEmptyStateComponent())).contains("Nothing has happened yet");
    }

    @Test
    void showsWhatHappenedTheNewestFirst() {
      happen(new CredentialEvent.Saved(me(), OPENAI, false));
      happen(new CredentialEvent.Used(me(), OPENAI, Purpose.COPY));
      happen(new CredentialEvent.Used(me(), new ProviderId("gone"), Purpose.HUB_ACCESS_CHECK));
      openThePage();

      assertThat(actions()).containsExactly("Key used to check access", "Key copied", "Key saved");
      assertThat(part(1, "Provider", "text")).isEqualTo("OpenAI");
      assertThat(part(0, "Provider", "text")).isEqualTo("gone");
      assertThat(part(1, "When", "moment")).contains("20");
      assertThat(part(1, "When", "exactly")).contains("UTC");
      assertThat(status()).contains("3 entries");
    }

    @Test
    void showsNothingOfOthersAndOffersNoAccounts() {
      happen(new CredentialEvent.Saved(anotherAccount(), OPENAI, false));
      happen(new AccountEvent.SignInRefused(null));
      openThePage();

      assertThat(rows(grid())).isEmpty();
      assertThat(headers(grid())).containsExactly("Action", "Provider", "From", "When");
      assertThat(ActivityViewTest.this.<Group>comboBox("Kind").getListDataView().getItems())
          .doesNotContain(Group.SYSTEM);
    }

    @Test
    void showsWhatHappensMeanwhile() {
      AccountId me = me();
      openThePage();

      elsewhere(() -> happen(new CredentialEvent.Saved(me, OPENAI, false)));
      answer();

      assertThat(actions()).containsExactly("Key saved");
    }

    @Test
    void saysWhoDidItWhereThatWasSomebodyElse() {
      AccountId ben = anotherAccount();
      happen(new AccountEvent.PasswordChanged(me()));
      database
          .sql("UPDATE activity SET by_name = 'Ben' WHERE account_id = ?")
          .param(me().value())
          .update();
      openThePage();

      assertThat(part(0, "Action", "more")).isEqualTo("by Ben");
      assertThat(username(ben)).isNotBlank();
    }

    @Test
    void saysThatItDoesNotKnowWhatANewerVersionWrote() {
      happen(new AccountEvent.PasswordChanged(me()));
      database
          .sql("UPDATE activity SET kind = 'from-the-future' WHERE account_id = ?")
          .param(me().value())
          .update();
      openThePage();

      assertThat(actions()).containsExactly("Something this version does not know");
    }
  }

  @Nested
  @SignedIn(owner = false)
  class TheFilters {

    @BeforeEach
    void happenALot() {
      happen(new CredentialEvent.Saved(me(), OPENAI, false));
      happen(new CredentialEvent.Saved(me(), GROQ, true));
      happen(new CredentialEvent.Used(me(), GROQ, Purpose.COPY));
      happen(new AccountEvent.SignedIn(me()));
      openThePage();
    }

    @Test
    void findWords() {
      type("copied");
      assertThat(actions()).containsExactly("Key copied");

      type("KEY");
      assertThat(actions()).containsExactly("Key copied", "Key replaced", "Key saved");
    }

    @Test
    void findProvidersByTheirNames() {
      type("Groq");
      assertThat(actions()).containsExactly("Key copied", "Key replaced");

      type("groq replaced");
      assertThat(actions()).containsExactly("Key replaced");
    }

    @Test
    void findKinds() {
      test(comboBox("Kind"), Group.class).selectItem("Sign-ins");

      assertThat(actions()).containsExactly("Signed in");
      assertThat(status()).contains("1 entry");
    }

    @Test
    void saySoWhenTheyFindNothing() {
      type("nothing like this");

      assertThat(rows(grid())).isEmpty();
      assertThat(words(grid().getEmptyStateComponent())).contains("No activity matches");
    }
  }

  @Nested
  class ForTheOwner {

    @Test
    void showsEverybodysWithTheirNames() {
      AccountId ben = anotherAccount();
      happen(new CredentialEvent.Saved(ben, OPENAI, false));
      happen(new AccountEvent.SignInRefused(null));
      openThePage();

      assertThat(part(0, "Account", "text")).isEqualTo("Unknown");
      assertThat(part(1, "Account", "text")).isEqualTo(username(ben));
      assertThat(rows(grid()).getFirst().kind()).contains(ActivityKind.SIGN_IN_REFUSED);
    }

    @Test
    void findsThoseOfOneAccountAlsoOfOneThatIsGone() {
      AccountId ben = anotherAccount();
      String name = username(ben);
      happen(new CredentialEvent.Saved(ben, OPENAI, false));
      happen(new CredentialEvent.Saved(me(), OPENAI, false));
      database.sql("DELETE FROM account WHERE id = ?").param(ben.value()).update();
      openThePage();

      test(comboBox("Account"), Subject.class).selectItem(name + " (removed)");

      assertThat(rows(grid())).extracting(Activity::account).containsExactly(ben);
    }

    @Test
    void saysWhenItCannotBeReadAndReadsItOnceItCan() {
      openThePage();
      happen(new CredentialEvent.Saved(me(), OPENAI, false));
      try (NoActivity _ = new NoActivity(database)) {
        type("openai");

        assertThat(status()).contains("The activity cannot be read");
        assertThat(find(ActivityGrid.class).exists()).isFalse();
      }

      button("Try again").click();

      assertThat(actions()).contains("Key saved");
    }
  }
}
