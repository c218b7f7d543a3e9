package app.gatehouse.credentials.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ReachableText;
import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.KeyPressEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeysViewTest extends ViewTest {

  private static final String KEY = "sk-proj-canary-abcdefghijkl1234";
  private static final String OTHER_KEY = "sk-proj-canary-mnopqrstuvwx5678";
  private static final String AZURE_KEY = "0123456789abcdef0123456789abcdef";

  @Autowired JdbcClient database;

  @BeforeEach
  void openTheKeys() {
    open("keys");
  }

  private Select<Provider> choice() {
    return select("Provider");
  }

  private PasswordField key() {
    return find(PasswordField.class).single();
  }

  private void choose(String provider) {
    test(choice()).selectItem(provider);
  }

  private void type(String typed) {
    test(key()).setValue(typed);
  }

  private void add(String provider, String typed) {
    choose(provider);
    type(typed);
    test(button("Add")).click();
  }

  private void closeNotices() {
    find(Notification.class).all().forEach(Notification::close);
  }

  private SavedKeysGrid grid() {
    return find(SavedKeysGrid.class).single();
  }

  private String cell(int row, String header) {
    return String.valueOf(test(grid()).getCellText(row, column(grid(), header)));
  }

  private String state(int row) {
    return words(test(grid()).getCellComponent(row, column(grid(), "State")));
  }

  private Button action(int row, String name) {
    Component actions = test(grid()).getCellComponent(row, column(grid(), "Actions"));
    return find(Button.class, actions).withAriaLabel(name).single();
  }

  private List<String> actions(int row) {
    Component actions = test(grid()).getCellComponent(row, column(grid(), "Actions"));
    return find(Button.class, actions).all().stream()
        .map(button -> button.getAriaLabel().orElse(""))
        .toList();
  }

  private List<String> savedProviders() {
    return rows(grid()).stream().map(row -> row.provider().name()).toList();
  }

  @Nested
  class TheRowToAddAKey {

    @Test
    void asksForProviderAndKey() {
      assertThat(choice().getPlaceholder()).isEqualTo("Select provider");
      assertThat(key().getLabel()).isEqualTo("API key");
      assertThat(key().getPlaceholder()).isEqualTo("Enter API key");
      assertThat(find(TextField.class).exists()).isFalse();
    }

    @Test
    void offersEveryProviderByName() {
      assertThat(test(choice()).getSuggestions())
          .containsExactlyElementsOf(providers.all().stream().map(Provider::name).toList());
    }

    @Test
    void addsOnlyOnceAProviderIsChosenAndAKeyTyped() {
      assertThat(button("Add").isEnabled()).isFalse();

      type(KEY);
      assertThat(button("Add").isEnabled()).isFalse();

      choose("OpenAI");
      type(KEY);
      assertThat(button("Add").isEnabled()).isTrue();

      type("  ");
      assertThat(button("Add").isEnabled()).isFalse();
    }

    @Test
    void asksForTheEndpointOfAzureToo() {
      choose("Azure OpenAI");
      assertThat(textField("Endpoint URL").isVisible()).isTrue();

      type(AZURE_KEY);
      assertThat(button("Add").isEnabled()).isFalse();

      test(textField("Endpoint URL")).setValue("https://example.openai.azure.com");
      assertThat(button("Add").isEnabled()).isTrue();
    }

    @Test
    void asksNoKeyOfALocalProvider() {
      choose("Ollama");

      assertThat(key().getPlaceholder())
          .isEqualTo("No API Key needed, but might need local config");
      assertThat(key().isEnabled()).isFalse();
      assertThat(textField("Address").getValue()).isEqualTo("http://localhost:11434");
      assertThat(button("Add").isEnabled()).isTrue();
    }

    @Test
    void asksForAKeyAgainAfterALocalProvider() {
      choose("LM Studio");
      choose("OpenAI");

      assertThat(key().isEnabled()).isTrue();
      assertThat(key().getPlaceholder()).isEqualTo("Enter API key");
      assertThat(button("Add").isEnabled()).isFalse();
    }

    @Test
    void saysWhatTheProviderIsAndWhereItsKeyIsMade() {
      choose("Anthropic");

      assertThat(pageWords()).contains(provider("anthropic").description());
      Anchor link =
          find(Anchor.class)
              .withCondition(anchor -> words(anchor).startsWith("Get your Anthropic key here"))
              .single();
      assertThat(link.getHref()).isEqualTo("https://console.anthropic.com/settings/keys");
      assertThat(link.getTarget()).contains("_blank");
      assertThat(link.getElement().getAttribute("rel")).contains("noopener");
    }
  }

  @Nested
  class Adding {

    @Test
    void saysItAndClearsTheRowAndListsTheKey() {
      add("OpenAI", KEY);

      assertThat(notices()).containsExactly("OpenAI key added");
      assertThat(choice().isEmpty()).isTrue();
      assertThat(key().getValue()).isEmpty();
      assertThat(savedProviders()).containsExactly("OpenAI");
      assertThat(cell(0, "Key")).isEqualTo("••••••••1234");
      assertThat(cell(0, "Last used")).isEqualTo("Never");
      assertThat(storedKey("openai")).isEqualTo(KEY);
    }

    @Test
    void happensOnEnterInTheField() {
      choose("OpenAI");
      type(KEY);

      ComponentUtil.fireEvent(key(), new KeyPressEvent(key(), "Enter"));

      assertThat(storedKey("openai")).isEqualTo(KEY);
    }

    @Test
    void onEnterNeedsEverythingThatAddNeeds() {
      choose("OpenAI");

      ComponentUtil.fireEvent(key(), new KeyPressEvent(key(), "Enter"));

      assertThat(hasCredential("openai")).isFalse();
      assertThat(notices()).isEmpty();
    }

    @Test
    void callsATokenAToken() {
      add("Hugging Face", "hf_abcdefghijklmnop");

      assertThat(notices()).containsExactly("Hugging Face token added");
      assertThat(actions(0))
          .containsExactly(
              "Test Hugging Face token",
              "Copy Hugging Face token",
              "Delete Hugging Face token",
              "What Hugging Face says");
    }

    @Test
    void keepsTheEndpointOfAzureWithItsKey() {
      choose("Azure OpenAI");
      test(textField("Endpoint URL")).setValue("https://example.openai.azure.com");
      type(AZURE_KEY);
      test(button("Add")).click();

      assertThat(notices()).containsExactly("Azure OpenAI key added");
      assertThat(storedKey("azure")).isEqualTo(AZURE_KEY);
      assertThat(credentials.find(me(), new ProviderId("azure")).orElseThrow().endpoint())
          .hasToString("https://example.openai.azure.com");
    }

    @Test
    void saysThatALocalProviderNeedsNoKey() {
      choose("Ollama");
      test(button("Add")).click();

      assertThat(notices()).containsExactly("Ollama added");
      assertThat(savedProviders()).containsExactly("Ollama");
      assertThat(state(0)).isEqualTo("No key needed");
      assertThat(actions(0)).containsExactly("Test Ollama", "Remove Ollama", "What Ollama says");
    }

    @Test
    void listsTheOldestFirst() {
      add("OpenAI", KEY);
      add("Groq", "gsk_abcdefghijkl9012");

      assertThat(savedProviders()).containsExactly("OpenAI", "Groq");
    }

    @Test
    void takesOffWhatClingsToAPastedKey() {
      add("OpenAI", "  export OPENAI_API_KEY=\"" + KEY + "\"\n");

      assertThat(storedKey("openai")).isEqualTo(KEY);
    }

    @Test
    void leavesNothingOfTheKeyInThePage() {
      choose("OpenAI");
      PasswordField field = key();
      field.setValue(KEY);
      assertThat(ReachableText.find(UI.getCurrent(), KEY)).isPresent();

      test(button("Add")).click();
      answer();

      assertThat(storedKey("openai")).isEqualTo(KEY);
      assertThat(field.getElement().getProperty("value", "")).isEmpty();
      assertThat(ReachableText.find(UI.getCurrent(), KEY)).isEmpty();
      assertThat(rows(grid()))
          .hasSize(1)
          .allSatisfy(row -> assertThat(ReachableText.find(row, KEY)).isEmpty());
    }
  }

  @Nested
  class ASecondKeyForAProvider {

    @BeforeEach
    void addOneAndThenAnother() {
      add("OpenAI", KEY);
      closeNotices();
      add("OpenAI", OTHER_KEY);
    }

    @Test
    void isNotStoredUnasked() {
      assertThat(test(question()).getHeader()).isEqualTo("Replace the OpenAI key?");
      assertThat(storedKey("openai")).isEqualTo(KEY);
    }

    @Test
    void replacesTheFirstWhenConfirmed() {
      test(question()).confirm();

      assertThat(notices()).containsExactly("OpenAI key replaced");
      assertThat(storedKey("openai")).isEqualTo(OTHER_KEY);
      assertThat(savedProviders()).containsExactly("OpenAI");
      assertThat(cell(0, "Key")).isEqualTo("••••••••5678");
      assertThat(key().getValue()).isEmpty();
    }

    @Test
    void stillStandsInTheFieldAfterCancel() {
      test(question()).cancel();

      assertThat(storedKey("openai")).isEqualTo(KEY);
      assertThat(key().getValue()).isEqualTo(OTHER_KEY);
      assertThat(choice().getValue().name()).isEqualTo("OpenAI");
    }
  }

  @Nested
  class ARefusedInput {

    @ParameterizedTest
    @CsvSource({
      "sk-••••1234, 'This is the masked form of a key. Copy the whole key where it was made, or"
          + " make a new one.'",
      "sk-...1234, 'This is the masked form of a key. Copy the whole key where it was made, or"
          + " make a new one.'",
      "\"\", Paste the key itself.",
      "' `` ', Paste the key itself.",
      "sk-one two, 'A key has no spaces or special characters inside. Copy it again, and only the"
          + " key.'"
    })
    void isSaidAtTheFieldAndStaysThere(String typed, String sentence) {
      add("OpenAI", typed);

      assertRefused(key(), sentence);
      assertThat(key().getValue()).isEqualTo(typed);
      assertThat(hasCredential("openai")).isFalse();
      assertThat(notices()).isEmpty();
    }

    @Test
    void mayHaveSeveralLines() {
      add("OpenAI", "sk-first\nsk-second");

      assertRefused(key(), "This has several lines. Paste one key, on one line.");
      assertThat(key().getValue()).isEqualTo("sk-first\nsk-second");
    }

    @Test
    void mayBePastedWithSeveralLinesWhichTheBrowserWouldJoin() {
      choose("OpenAI");

      tell(key(), "text-pasted", "one\ntwo");

      assertRefused(key(), "This has several lines. Paste one key, on one line.");
    }

    @Test
    void mayBePastedWithMoreThanAnyKeyHas() {
      choose("OpenAI");

      tell(key(), "too-much-pasted");

      assertRefused(key(), "This is too long for a key. Paste the key alone.");
    }

    @Test
    void mayBeTooLong() {
      String typed = "sk-" + "a".repeat(4094);
      add("OpenAI", typed);

      assertRefused(key(), "This is too long for a key. Paste the key alone.");
      assertThat(key().getValue()).isEqualTo(typed);
    }

    @Test
    void isForgivenAsSoonAsSomethingElseIsTyped() {
      add("OpenAI", "sk-••••1234");
      type("sk-");

      assertThat(key().isInvalid()).isFalse();
    }

    @Test
    void mayBeAnAddressThatIsNotPublic() {
      choose("Azure OpenAI");
      test(textField("Endpoint URL")).setValue("https://10.0.0.7");
      type(AZURE_KEY);
      test(button("Add")).click();

      assertRefused(
          textField("Endpoint URL"),
          "This address is not on the internet. To allow it, the operator adds it to"
              + " gatehouse.outbound.allowed-hosts.");
      assertThat(textField("Endpoint URL").getValue()).isEqualTo("https://10.0.0.7");
      assertThat(key().getValue()).isEqualTo(AZURE_KEY);
      assertThat(hasCredential("azure")).isFalse();
    }
  }

  @Nested
  class AKeyOfAnotherProvider {

    private static final String ANTHROPIC_KEY = "sk-ant-api03-abcdefgh3456";

    @BeforeEach
    void addItForOpenAi() {
      add("OpenAI", ANTHROPIC_KEY);
    }

    @Test
    void isRecognisedBeforeAnythingIsStored() {
      assertThat(test(question()).getHeader()).isEqualTo("This looks like an Anthropic key");
      assertThat(test(question()).getText())
          .isEqualTo("You chose OpenAI. Where do you want to save it?");
      assertThat(hasCredential("openai")).isFalse();
      assertThat(hasCredential("anthropic")).isFalse();
    }

    @Test
    void canBeMovedThere() {
      test(question()).confirm();

      assertThat(notices()).containsExactly("Anthropic key added");
      assertThat(storedKey("anthropic")).isEqualTo(ANTHROPIC_KEY);
      assertThat(hasCredential("openai")).isFalse();
      assertThat(key().getValue()).isEmpty();
    }

    @Test
    void canBeKeptWhereItWasMeantToGo() {
      test(question()).reject();

      assertThat(notices()).containsExactly("OpenAI key added");
      assertThat(storedKey("openai")).isEqualTo(ANTHROPIC_KEY);
      assertThat(hasCredential("anthropic")).isFalse();
    }

    @Test
    void staysInTheFieldOnCancel() {
      test(question()).cancel();

      assertThat(key().getValue()).isEqualTo(ANTHROPIC_KEY);
      assertThat(hasCredential("openai")).isFalse();
      assertThat(hasCredential("anthropic")).isFalse();
    }

    @Test
    void isNotMovedOverAnExistingOneUnasked() {
      haveKey(me(), "anthropic", "sk-ant-api03-existing7777");

      test(question()).confirm();

      assertThat(test(question()).getHeader()).isEqualTo("Replace the Anthropic key?");
      assertThat(storedKey("anthropic")).isEqualTo("sk-ant-api03-existing7777");
    }
  }

  @Nested
  class TheActionsOfARow {

    @BeforeEach
    void addAKey() {
      add("OpenAI", KEY);
      closeNotices();
    }

    @Test
    void areNamedAfterTheKey() {
      assertThat(actions(0))
          .containsExactly(
              "Test OpenAI key", "Copy OpenAI key", "Delete OpenAI key", "What OpenAI says");
    }

    @Test
    void deleteOnlyWhenConfirmed() {
      test(openDelete()).cancel();

      assertThat(savedProviders()).containsExactly("OpenAI");
      assertThat(storedKey("openai")).isEqualTo(KEY);
    }

    @Test
    void deleteForGood() {
      test(openDelete()).confirm();

      assertThat(notices()).containsExactly("OpenAI key deleted");
      assertThat(savedProviders()).isEmpty();
      assertThat(hasCredential("openai")).isFalse();
    }

    @Test
    void askWithCancelAndDelete() {
      var question = openDelete();

      assertThat(test(question).getHeader()).isEqualTo("Delete the OpenAI key?");
      assertThat(test(question).getText()).contains("The provider still knows the key");
      assertThat(question.getElement().getProperty("confirmText")).isEqualTo("Delete");
      assertThat(question.getElement().getProperty("cancelText")).isEqualTo("Cancel");
      assertThat(question.getElement().getProperty("cancelButtonVisible", false)).isTrue();
    }

    private com.vaadin.flow.component.confirmdialog.ConfirmDialog openDelete() {
      action(0, "Delete OpenAI key").click();
      return question();
    }
  }

  @Nested
  class TheSavedKeys {

    @Test
    void sayWhenThereAreNone() {
      Component empty = grid().getEmptyStateComponent();

      assertThat(rows(grid())).isEmpty();
      assertThat(words(empty)).contains("No keys yet");
    }

    @Test
    void tellWhenAKeyWasUsedLast() {
      haveKey(me(), "openai", KEY);
      Component cell = test(grid()).getCellComponent(0, column(grid(), "Last used"));
      assertThat(words(cell)).isEqualTo("Never");

      AccountId me = me();
      elsewhere(() -> {
        var stored = credentials.find(me, new ProviderId("openai")).orElseThrow();
        credentials.use(me, stored.id(), Purpose.COPY, secret -> "used");
      });

      answer();
      assertThat(words(cell)).isEqualTo("Just now");
    }

    @Test
    void showWhatHappensElsewhere() {
      AccountId me = me();
      elsewhere(() -> haveKey(me, "groq", "gsk_abcdefghijkl9012"));

      assertThat(savedProviders()).containsExactly("Groq");
    }

    @Test
    void showNothingOfSomebodyElse() {
      AccountId other = anotherAccount();
      haveKey(other, "groq", "gsk_abcdefghijkl9012");
      open("models");
      open("keys");

      assertThat(savedProviders()).isEmpty();
    }

    @Test
    void stayThereWhenOneNoLongerOpens() {
      haveKey(me(), "openai", KEY);
      haveKey(me(), "groq", "gsk_abcdefghijkl9012");
      database
          .sql(
              "UPDATE credential SET sealed = 'v1.nobody.AAAA' WHERE account_id = ? AND provider_id = 'openai'")
          .param(me().value())
          .update();
      open("models");
      open("keys");

      int openai = savedProviders().indexOf("OpenAI");
      assertThat(state(openai)).isEqualTo("Needs re-entry");
      assertThat(actions(openai)).containsExactly("Delete OpenAI key");
      assertThat(cell(savedProviders().indexOf("Groq"), "Key")).isEqualTo("••••••••9012");
    }

    @Test
    void haveAHeaderOverEveryColumn() {
      assertThat(headers(grid()))
          .containsExactly("Provider", "Key", "State", "Added", "Last used", "Actions");
    }
  }
}
