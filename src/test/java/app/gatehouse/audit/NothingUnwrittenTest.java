package app.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.SignedIn;
import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.KeysExport;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.hub.HubAccessService;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.providers.Provider;
import app.gatehouse.vault.SecretText;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.server.ErrorEvent;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cannot be written down does not happen, and whoever asked for it is told. */
class NothingUnwrittenTest extends ViewTest {

  private static final String KEY = "sk-proj-abcdefghijkl1234";
  private static final String SENTENCE = "Gatehouse cannot store anything right now";

  @Autowired JdbcClient database;
  @Autowired AccountService accounts;
  @Autowired HubAccessService hub;
  @Autowired KeysExport export;

  /** As a browser's event, whose failure meets the page's error handler. */
  private static void act(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException failure) {
      UI.getCurrent().getSession().getErrorHandler().error(new ErrorEvent(failure));
    }
    answer();
  }

  private String stored() {
    return database.sql("SELECT * FROM credential ORDER BY id").query().listOfRows().toString();
  }

  @Nested
  class OnThePage {

    @Test
    void noKeyIsSaved() {
      open("keys");
      String before = stored();

      try (NoActivity _ = new NoActivity(database)) {
        test(select("Provider"), Provider.class).selectItem("OpenAI");
        test(find(PasswordField.class).single()).setValue(KEY);
        act(() -> button("Add").click());
      }

      assertThat(notices()).singleElement().asString().contains(SENTENCE);
      assertThat(stored()).isEqualTo(before);
      assertThat(hasCredential("openai")).isFalse();
    }

    @Test
    void noKeyIsReplaced() {
      haveKey(me(), "openai", KEY);
      String before = stored();
      open("keys");

      try (NoActivity _ = new NoActivity(database)) {
        test(select("Provider"), Provider.class).selectItem("OpenAI");
        test(find(PasswordField.class).single()).setValue("sk-proj-another-key-5678");
        act(() -> button("Add").click());
        act(() -> test(question()).confirm());
      }

      assertThat(notices()).singleElement().asString().contains(SENTENCE);
      assertThat(stored()).isEqualTo(before);
      assertThat(storedKey("openai")).isEqualTo(KEY);
    }

    @Test
    void noKeyIsDeleted() {
      haveKey(me(), "openai", KEY);
      String before = stored();
      open("profile", "provider", "openai");

      try (NoActivity _ = new NoActivity(database)) {
        act(() -> named("Delete OpenAI key").click());
        act(() -> test(question()).confirm());
      }

      assertThat(notices()).singleElement().asString().contains(SENTENCE);
      assertThat(stored()).isEqualTo(before);
    }
  }

  @Nested
  class BelowThePage {

    private Credential saved;
    private String before = "";

    @BeforeEach
    void saveAToken() {
      saved = haveKey(me(), "huggingface", "hf_abcdefghijklmnopqrstuvwxyz12345678");
      before = stored();
    }

    @Test
    void noSecretLeavesWhateverItIsFor() {
      AtomicInteger left = new AtomicInteger();
      try (NoActivity _ = new NoActivity(database)) {
        for (Purpose purpose : Purpose.values()) {
          assertThatExceptionOfType(DataAccessException.class)
              .as(purpose.name())
              .isThrownBy(() ->
                  credentials.use(me(), saved.id(), purpose, secret -> left.incrementAndGet()));
        }
      }

      assertThat(left).hasValue(0);
      // Not even that it was used.
      assertThat(stored()).isEqualTo(before);
    }

    @Test
    void noExportIsMade() {
      try (NoActivity _ = new NoActivity(database);
          SecretText phrase = SecretText.of("tide river lamp 42")) {
        assertThatExceptionOfType(DataAccessException.class)
            .isThrownBy(() -> export.make(me(), phrase));
      }

      assertThat(stored()).isEqualTo(before);
    }

    @Test
    void noTokenGoesToTheHub() {
      try (NoActivity _ = new NoActivity(database)) {
        assertThatExceptionOfType(DataAccessException.class)
            .isThrownBy(() -> hub.check(me(), new RepositoryId("google/gemma-3-4b-it")));
      }

      assertThat(stored()).isEqualTo(before);
    }

    @Test
    void noPasswordChanges() {
      try (NoActivity _ = new NoActivity(database)) {
        assertThatExceptionOfType(DataAccessException.class)
            .isThrownBy(
                () -> accounts.changePassword(me(), SignedIn.PASSWORD, "another horse battery"));
      }

      assertThat(accounts.changePassword(me(), SignedIn.PASSWORD, "another horse battery"))
          .isInstanceOf(AccountService.PasswordChange.Done.class);
    }
  }
}
