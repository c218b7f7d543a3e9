package app.gatehouse.profile;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.MinutePassed;
import app.gatehouse.components.StateBadge;
import app.gatehouse.credentials.CredentialChecks;
import app.gatehouse.credentials.CredentialChecks.Answer;
import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.ui.ExpiryStrip;
import app.gatehouse.credentials.ui.ProviderCard;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What providers say of keys, on the Profile and Keys pages, with what is stored for real. */
class PassportsOnPagesTest extends ViewTest {

  private static final String AZURE_KEY = "0123456789abcdef0123456789abcdef";

  @Autowired CredentialChecks results;
  @Autowired ModelRegistry registry;
  @Autowired ApplicationEventPublisher events;
  @Autowired JdbcClient database;

  @BeforeEach
  void speakEnglish() {
    UI.getCurrent().setLocale(Locale.US);
  }

  /** Plays that the provider was asked, elsewhere, and said this. */
  private void said(String provider, Verdict verdict, @Nullable Instant expiresAt) {
    AccountId me = me();
    KeyFacts facts =
        new KeyFacts("ann", null, null, List.of(), null, null, null, null, null, expiresAt);
    elsewhere(() -> {
      var credential = credentials.find(me, new ProviderId(provider)).orElseThrow();
      results.check(
          me, credential.id(), (found, secret) -> new Answer(verdict, Duration.ofMillis(5), facts));
    });
    answer();
  }

  private ProviderCard card(String provider) {
    return find(ProviderCard.class)
        .withCondition(card -> card.provider().id().value().equals(provider))
        .single();
  }

  private List<String> badges(Component in) {
    return find(StateBadge.class, in).all().stream().map(ViewTest::words).toList();
  }

  @Nested
  class TheProfile {

    @BeforeEach
    void haveAToken() {
      haveKey(me(), "huggingface", "hf_abcdefghijklmnop");
      open("profile");
    }

    @Test
    void showsWhatAProviderSaysAsItSaysIt() {
      said("huggingface", new Valid(), null);

      assertThat(badges(card("huggingface"))).containsExactly("Valid, just now");
      assertThat(words(card("huggingface")))
          .contains("Hugging Face accepts this token.", "Accountann", "Just now, answered in 5 ms");
      assertThat(notices()).isEmpty();
    }

    @Test
    void forgetsWithAReplacedTokenWhatWasSaidOfTheOldOne() {
      said("huggingface", new Rejected(Rejection.REVOKED), null);
      assertThat(badges(card("huggingface"))).containsExactly("Revoked, just now");

      test(named("Replace Hugging Face token")).click();
      test(find(PasswordField.class, card("huggingface")).single()).setValue("hf_qrstuvwxyz123456");
      test(named("Save Hugging Face")).click();
      answer();

      assertThat(badges(card("huggingface"))).containsExactly("Saved");
      assertThat(words(card("huggingface")))
          .contains("Hugging Face has not been asked about it yet.")
          .doesNotContain("revoked at");
    }

    @Test
    void growsOlderByTheMinute() {
      said("huggingface", new Valid(), null);
      database
          .sql(
              "UPDATE passport SET asked_at = asked_at - INTERVAL '5' MINUTE, judged_at = judged_at"
                  + " - INTERVAL '5' MINUTE WHERE credential_id IN (SELECT id FROM credential WHERE"
                  + " account_id = ?)")
          .param(me().value())
          .update();

      events.publishEvent(new MinutePassed());
      answer();

      assertThat(badges(card("huggingface"))).containsExactly("Valid, 5 min ago");
      assertThat(words(card("huggingface"))).contains("5 min ago, answered in 5 ms");
    }

    @Test
    void remindsOfAnExpiryOnTheCardAndAtTheTop() {
      assertThat(find(ExpiryStrip.class).exists()).isFalse();

      said("huggingface", new Valid(), Instant.now().plus(Duration.ofDays(3)));

      assertThat(badges(card("huggingface")))
          .containsExactly("Expires in 3 days", "Valid, just now");
      assertThat(words(find(ExpiryStrip.class).single()))
          .startsWith("The Hugging Face token expires in 3 days: ")
          .contains("Make a new one in time, and replace it here.");
    }
  }

  @Nested
  class TheKeys {

    @BeforeEach
    void haveAToken() {
      haveKey(me(), "huggingface", "hf_abcdefghijklmnop");
      open("keys");
    }

    private Grid<?> grid() {
      return find(Grid.class).single();
    }

    private Component cell(String header) {
      return test(grid()).getCellComponent(0, column(grid(), header));
    }

    private Button toggle() {
      return find(Button.class, cell("Actions")).withAriaLabel("What Hugging Face says").single();
    }

    @Test
    void showTheStateInItsRow() {
      Component state = cell("State");
      assertThat(words(state)).isEqualTo("Saved");

      said("huggingface", new Valid(), Instant.now().plus(Duration.ofDays(1)));

      assertThat(words(state)).isEqualTo("Valid, just nowExpires tomorrow");
      assertThat(words(find(ExpiryStrip.class).single())).contains("expires tomorrow");
    }

    @Test
    void openThePassportBelowTheRowAndSayThatItIsOpen() {
      Button toggle = toggle();
      assertThat(toggle.getElement().getAttribute("aria-expanded")).isEqualTo("false");

      toggle.click();
      assertThat(toggle.getElement().getAttribute("aria-expanded")).isEqualTo("true");
      assertThat(isOpen()).isTrue();

      toggle.click();
      assertThat(toggle.getElement().getAttribute("aria-expanded")).isEqualTo("false");
      assertThat(isOpen()).isFalse();
    }

    @Test
    void keepOpenWhatIsOpenWhenAnotherKeyIsSaved() {
      toggle().click();

      haveKey(me(), "groq", "gsk_abcdefghijkl9012");
      answer();

      assertThat(rows(grid())).hasSize(2);
      assertThat(isOpen()).isTrue();
    }

    private boolean isOpen() {
      return isOpen(grid());
    }

    private <T> boolean isOpen(Grid<T> grid) {
      return grid.isDetailsVisible(test(grid).getRow(0));
    }
  }

  @Nested
  class AnAzureDeployment {

    private static final ProviderId AZURE = new ProviderId("azure");
    private static final String ADDRESS =
        "https://res.openai.azure.com/openai/deployments/my-gpt/chat/completions"
            + "?api-version=2024-10-21";

    @BeforeEach
    void openTheProfile() {
      open("profile");
    }

    private TextField endpoint() {
      return find(TextField.class, card("azure")).withLabel("Endpoint URL").single();
    }

    private void save(String address) {
      test(endpoint()).setValue(address);
      test(find(PasswordField.class, card("azure")).single()).setValue(AZURE_KEY);
      test(named("Save Azure OpenAI")).click();
      answer();
    }

    private boolean isRegistered(String deployment) {
      return registry.find(me(), new ModelRef(AZURE, deployment)).isPresent();
    }

    @Test
    void isFoundInTheAddressAsItIsTyped() {
      assertThat(endpoint().getHelperText())
          .isEqualTo("The endpoint of your resource, or the address of a deployment");

      test(endpoint()).setValue(ADDRESS);

      assertThat(endpoint().getHelperText())
          .isEqualTo(
              "Deployment my-gpt (version 2024-10-21) found in the address: it is added to your"
                  + " models.");
      assertThat(isRegistered("my-gpt")).isFalse();
    }

    @Test
    void isAddedToTheModelsWithTheKeyOfItsResource() {
      save(ADDRESS);

      assertThat(credentials.find(me(), AZURE).orElseThrow().endpoint())
          .hasToString("https://res.openai.azure.com");
      assertThat(isRegistered("my-gpt")).isTrue();
      assertThat(notices()).containsExactly("Azure OpenAI key saved");
    }

    @Test
    void isNotAddedWhereTheAddressIsRefused() {
      save(ADDRESS.replace("https", "http"));

      assertThat(endpoint().isInvalid()).isTrue();
      assertThat(isRegistered("my-gpt")).isFalse();
    }

    @Test
    void isNoErrorWhenItIsThereAlready() {
      registry.add(me(), new ModelRef(AZURE, "my-gpt"), "Mine");

      save(ADDRESS);

      assertThat(registry.find(me(), new ModelRef(AZURE, "my-gpt")).orElseThrow().name())
          .isEqualTo("Mine");
    }

    @Test
    void canBeAddedByName() {
      save("https://res.openai.azure.com");
      test(textField("Deployment")).setValue("other-gpt");
      test(named("Add deployment by name")).click();

      assertThat(isRegistered("other-gpt")).isTrue();
      assertThat(textField("Deployment").getValue()).isEmpty();
      assertThat(notices()).contains("azure/other-gpt added");
    }

    @Test
    void isRefusedByNameWhenItIsThereAlready() {
      save(ADDRESS);
      test(textField("Deployment")).setValue("my-gpt");
      test(named("Add deployment by name")).click();

      assertRefused(textField("Deployment"), "azure/my-gpt is in your list already.");
    }

    @Test
    void isNotAskedForBeforeThereIsAKey() {
      assertThat(find(TextField.class).withLabel("Deployment").exists()).isFalse();
    }
  }
}
