package app.gatehouse.profile;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ReachableText;
import app.gatehouse.SignedIn;
import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.StateBadge;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.credentials.ui.ProviderCard;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.accordion.Accordion;
import com.vaadin.flow.component.accordion.AccordionPanel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProfileViewTest extends ViewTest {

  private static final String KEY = "sk-proj-canary-abcdefghijkl1234";
  private static final String OTHER_KEY = "sk-proj-canary-mnopqrstuvwx5678";

  @Autowired JdbcClient database;

  @BeforeEach
  void openTheProfile() {
    open("profile");
  }

  private ProviderCard card(String provider) {
    return find(ProviderCard.class)
        .withCondition(card -> card.provider().id().value().equals(provider))
        .single();
  }

  private String badge(String provider) {
    return find(StateBadge.class, card(provider)).single().getText();
  }

  private PasswordField keyField(String provider) {
    return find(PasswordField.class, card(provider)).single();
  }

  private TextField addressField(String provider) {
    return find(TextField.class, card(provider)).single();
  }

  private List<String> shownProviders() {
    return find(ProviderCard.class).all().stream().map(card -> card.provider().name()).toList();
  }

  private void save(String provider, String key) {
    test(keyField(provider)).setValue(key);
    test(named("Save " + provider(provider).name())).click();
  }

  @Nested
  class WithNothingSaved {

    @Test
    void hasTheHeadingProviderKeysAndSaysThatNoneIsSet() {
      assertThat(find(H2.class).withText("Provider Keys").exists()).isTrue();
      assertThat(pageWords()).contains("0 of 10 set");
    }

    @Test
    void listsEveryProviderInTheCatalogsOrder() {
      assertThat(shownProviders())
          .containsExactly(
              "OpenRouter",
              "OpenAI",
              "Anthropic",
              "Google Gemini",
              "xAI",
              "Groq",
              "Azure OpenAI",
              "Hugging Face",
              "Ollama",
              "LM Studio");
    }

    @Test
    void saysWhichProvidersNeedNoKeyAndThatTheOthersAreNotSet() {
      for (ProviderCard card : find(ProviderCard.class).all()) {
        boolean local = List.of("ollama", "lmstudio").contains(card.provider().id().value());

        assertThat(badge(card.provider().id().value()))
            .as(card.provider().name())
            .isEqualTo(local ? "No key needed" : "Not set");
      }
    }

    @Test
    void opensNoCardByItself() {
      assertThat(find(Accordion.class).single().getOpenedIndex()).isEmpty();
    }

    @Test
    void offersNothingThatNeedsASavedKey() {
      assertThat(find(Button.class).withAriaLabel("Replace OpenAI key").exists()).isFalse();
      assertThat(find(Button.class).withAriaLabel("Copy OpenAI key").exists()).isFalse();
      assertThat(find(Button.class).withAriaLabel("Delete OpenAI key").exists()).isFalse();
    }

    @Test
    void asksForAKeyWithTheProvidersOwnWord() {
      assertThat(keyField("openai").getLabel()).isEqualTo("API key");
      assertThat(keyField("huggingface").getLabel()).isEqualTo("Access token");
      assertThat(addressField("azure").getLabel()).isEqualTo("Endpoint URL");
      assertThat(keyField("azure").getLabel()).isEqualTo("API key");
    }

    @Test
    void asksALocalProviderForItsAddressOnlyAndKnowsTheUsualOne() {
      assertThat(addressField("ollama").getLabel()).isEqualTo("Address");
      assertThat(addressField("ollama").getValue()).isEqualTo("http://localhost:11434");
      assertThat(addressField("lmstudio").getValue()).isEqualTo("http://localhost:1234");
      assertThat(find(PasswordField.class, card("ollama")).exists()).isFalse();
    }

    @Test
    void savesOnlyWhatIsComplete() {
      assertThat(named("Save OpenAI").isEnabled()).isFalse();

      test(keyField("openai")).setValue("   ");
      assertThat(named("Save OpenAI").isEnabled()).isFalse();

      test(keyField("openai")).setValue(KEY);
      assertThat(named("Save OpenAI").isEnabled()).isTrue();

      test(keyField("openai")).setValue("");
      assertThat(named("Save OpenAI").isEnabled()).isFalse();
    }

    @Test
    void savesAzureOnlyWithEndpointAndKey() {
      test(keyField("azure")).setValue("0123456789abcdef0123456789abcdef");
      assertThat(named("Save Azure OpenAI").isEnabled()).isFalse();

      test(addressField("azure")).setValue("https://example.openai.azure.com");
      assertThat(named("Save Azure OpenAI").isEnabled()).isTrue();
    }
  }

  @Nested
  class Help {

    @Test
    void tellsTheStepsToAKeyAndThreeThingsToCheck() {
      for (ProviderCard card : find(ProviderCard.class).all()) {
        OrderedList steps = find(OrderedList.class, card).single();
        UnorderedList checks = find(UnorderedList.class, card).single();

        assertThat(find(ListItem.class, steps).all())
            .as(card.provider().name())
            .extracting(ListItem::getText)
            .containsExactlyElementsOf(card.provider().steps())
            .hasSizeGreaterThanOrEqualTo(3);
        assertThat(find(ListItem.class, checks).all())
            .as(card.provider().name())
            .extracting(ListItem::getText)
            .containsExactlyElementsOf(card.provider().troubleshooting())
            .hasSize(3);
      }
    }

    @ParameterizedTest
    @CsvSource({
      "openrouter, Get your OpenRouter key here, https://openrouter.ai/settings/keys",
      "openai, Get your OpenAI key here, https://platform.openai.com/api-keys",
      "anthropic, Get your Anthropic key here, https://console.anthropic.com/settings/keys",
      "gemini, Get your Google Gemini key here, https://aistudio.google.com/app/apikey",
      "xai, Get your xAI key here, https://console.x.ai",
      "groq, Get your Groq key here, https://console.groq.com/keys",
      "azure, Get your Azure OpenAI key here, https://portal.azure.com",
      "huggingface, Get your Hugging Face token here, https://huggingface.co/settings/tokens",
      "ollama, Get Ollama here, https://ollama.com/download",
      "lmstudio, Get LM Studio here, https://lmstudio.ai/download"
    })
    void leadsToThePageWhereKeysAreMadeInANewTab(String provider, String words, String address) {
      Anchor link =
          find(Anchor.class, card(provider))
              .withCondition(anchor -> words(anchor).startsWith(words))
              .single();

      assertThat(link.getHref()).isEqualTo(address);
      assertThat(link.getTarget()).contains("_blank");
      assertThat(link.getElement().getAttribute("rel")).contains("noopener");
      assertThat(words(link)).contains("opens in a new tab");
    }

    @Test
    void explainsGatedModelsAtHuggingFace() {
      assertThat(words(find(OrderedList.class, card("huggingface")).single()))
          .contains("gated model")
          .contains("accept its licence")
          .contains("Read access to contents of all public gated repos you can access");
    }
  }

  @Nested
  class Saving {

    @Test
    void saysItInANoticeAndShowsTheStateInPlace() {
      save("openai", KEY);

      assertThat(notices()).containsExactly("OpenAI key saved");
      assertThat(badge("openai")).isEqualTo("Saved");
      assertThat(words(card("openai").getSummary())).contains("••••••••1234");
      assertThat(storedKey("openai")).isEqualTo(KEY);
    }

    @Test
    void offersWhatCanBeDoneWithTheKey() {
      save("openai", KEY);

      assertThat(named("Replace OpenAI key").getText()).isEqualTo("Replace");
      assertThat(named("Copy OpenAI key").getText()).isEqualTo("Copy");
      assertThat(named("Delete OpenAI key").getText()).isEqualTo("Delete");
      assertThat(find(PasswordField.class, card("openai")).exists()).isFalse();
    }

    @Test
    void tellsWhatTheKeyUnlocksAndLeadsThere() {
      save("openai", KEY);

      assertThat(words(card("openai"))).contains("Unlocks 2 models");
      assertThat(find(Anchor.class, card("openai")).withText("See models").single().getHref())
          .isEqualTo("models?provider=openai");
    }

    @Test
    void saysSoWhenNoModelIsListedYet() {
      save("huggingface", "hf_abcdefghijklmnop");

      assertThat(notices()).containsExactly("Hugging Face token saved");
      assertThat(words(card("huggingface"))).contains("No models are listed for it yet.");
    }

    @Test
    void countsWhatIsSet() {
      save("openai", KEY);
      assertThat(notices()).hasSize(1);
      assertThat(pageWords()).contains("1 of 10 set");

      save("groq", "gsk_abcdefghijkl9012");
      assertThat(notices()).hasSize(2);
      assertThat(pageWords()).contains("2 of 10 set");
    }

    @Test
    void leavesNothingOfTheKeyInThePage() {
      PasswordField field = keyField("openai");
      field.setValue(KEY);
      assertThat(ReachableText.find(UI.getCurrent(), KEY)).isPresent();

      test(named("Save OpenAI")).click();
      answer();

      assertThat(storedKey("openai")).isEqualTo(KEY);
      assertThat(field.getValue()).isEmpty();
      assertThat(field.getElement().getProperty("value", "")).isEmpty();
      assertThat(ReachableText.find(UI.getCurrent(), KEY)).isEmpty();
    }

    @Test
    void keepsEndpointAndKeyOfAzureTogether() {
      test(addressField("azure")).setValue("https://Example.openai.azure.com/openai/deployments");
      save("azure", "0123456789abcdef0123456789abcdef");

      assertThat(notices()).containsExactly("Azure OpenAI key saved");
      assertThat(badge("azure")).isEqualTo("Saved");
      assertThat(words(card("azure"))).contains("https://example.openai.azure.com");
      assertThat(storedKey("azure")).isEqualTo("0123456789abcdef0123456789abcdef");
    }

    @Test
    void refusesAnEndpointWithoutEncryptionAndKeepsWhatWasTyped() {
      test(addressField("azure")).setValue("http://example.openai.azure.com");
      save("azure", "0123456789abcdef0123456789abcdef");

      assertRefused(
          addressField("azure"),
          "Enter an address that begins with https://, so that the key travels encrypted.");
      assertThat(addressField("azure").getValue()).isEqualTo("http://example.openai.azure.com");
      assertThat(keyField("azure").getValue()).isEqualTo("0123456789abcdef0123456789abcdef");
      assertThat(hasCredential("azure")).isFalse();
    }

    @Test
    void refusesAMaskedKeyAndKeepsWhatWasTyped() {
      save("openai", "sk-••••1234");

      assertRefused(
          keyField("openai"),
          "This is the masked form of a key. Copy the whole key where it was made, or make a new"
              + " one.");
      assertThat(keyField("openai").getValue()).isEqualTo("sk-••••1234");
      assertThat(badge("openai")).isEqualTo("Not set");
    }

    @Test
    void offersToSaveAKeyOfAnotherProviderThere() {
      save("openai", "sk-ant-api03-abcdefgh3456");

      assertThat(test(question()).getHeader()).isEqualTo("This looks like an Anthropic key");
      test(question()).confirm();

      assertThat(notices()).containsExactly("Anthropic key saved");
      assertThat(badge("anthropic")).isEqualTo("Saved");
      assertThat(badge("openai")).isEqualTo("Not set");
      assertThat(keyField("openai").getValue()).isEmpty();
      assertThat(storedKey("anthropic")).isEqualTo("sk-ant-api03-abcdefgh3456");
    }
  }

  @Nested
  class Replacing {

    @BeforeEach
    void saveAKeyAndReplaceIt() {
      save("openai", KEY);
      test(named("Replace OpenAI key")).click();
    }

    @Test
    void asksForTheNewKeyWhileTheOldOneStaysStored() {
      assertThat(keyField("openai").getValue()).isEmpty();
      test(keyField("openai")).setValue(OTHER_KEY);

      assertThat(storedKey("openai")).isEqualTo(KEY);
    }

    @Test
    void storesTheNewKeyWithoutAskingAgain() {
      save("openai", OTHER_KEY);

      assertThat(isAsked()).isFalse();
      assertThat(storedKey("openai")).isEqualTo(OTHER_KEY);
      assertThat(words(card("openai").getSummary())).contains("••••••••5678");
      assertThat(named("Replace OpenAI key").isVisible()).isTrue();
    }

    @Test
    void keepsTheOldKeyWhereTheNewOneIsRefused() {
      save("openai", "sk-proj- with blanks");

      assertThat(keyField("openai").isInvalid()).isTrue();
      assertThat(storedKey("openai")).isEqualTo(KEY);
    }

    @Test
    void goesBackOnCancelAndForgetsWhatWasTyped() {
      PasswordField field = keyField("openai");
      test(field).setValue(OTHER_KEY);
      test(find(Button.class, card("openai")).withText("Cancel").single()).click();

      assertThat(named("Replace OpenAI key").isVisible()).isTrue();
      assertThat(words(card("openai"))).contains("Unlocks 2 models");
      assertThat(field.getValue()).isEmpty();
      assertThat(storedKey("openai")).isEqualTo(KEY);
    }

    @Test
    void keepsWhatIsBeingTypedWhileTheOldKeyIsUsed() {
      test(keyField("openai")).setValue(OTHER_KEY);

      AccountId me = me();
      elsewhere(() -> {
        var stored = credentials.find(me, new ProviderId("openai")).orElseThrow();
        credentials.use(me, stored.id(), Purpose.HUB_ACCESS_CHECK, secret -> "used");
      });

      assertThat(keyField("openai").getValue()).isEqualTo(OTHER_KEY);
    }
  }

  @Nested
  class Deleting {

    @BeforeEach
    void saveAKeyAndAskToDeleteIt() {
      save("openai", KEY);
      find(Notification.class).all().forEach(Notification::close);
      test(named("Delete OpenAI key")).click();
    }

    @Test
    void isAskedBefore() {
      assertThat(test(question()).getHeader()).isEqualTo("Delete the OpenAI key?");
      assertThat(hasCredential("openai")).isTrue();
    }

    @Test
    void changesNothingOnCancel() {
      test(question()).cancel();

      assertThat(badge("openai")).isEqualTo("Saved");
      assertThat(storedKey("openai")).isEqualTo(KEY);
    }

    @Test
    void leavesTheCardAsItWasBeforeTheKey() {
      test(question()).confirm();

      assertThat(notices()).containsExactly("OpenAI key deleted");
      assertThat(hasCredential("openai")).isFalse();
      assertThat(badge("openai")).isEqualTo("Not set");
      assertThat(words(card("openai").getSummary())).doesNotContain("••••");
      assertThat(keyField("openai").getValue()).isEmpty();
      assertThat(pageWords()).contains("0 of 10 set");
    }
  }

  @Nested
  class Copying {

    @BeforeEach
    void saveTheKeyAndTheToken() {
      save("openai", KEY);
      save("huggingface", "hf_abcdefghijklmnop");
      find(Notification.class).all().forEach(Notification::close);
    }

    @Test
    void isConfirmedByANotice() {
      tell(named("Copy OpenAI key"), "copy-done");

      assertThat(notices()).containsExactly("API key copied to clipboard");
    }

    @Test
    void callsATokenAToken() {
      tell(named("Copy Hugging Face token"), "copy-done");

      assertThat(notices()).containsExactly("Access token copied to clipboard");
    }

    @Test
    void showsTheKeyToBeCopiedByHandWhereTheBrowserRefuses() {
      tell(named("Copy OpenAI key"), "copy-refused");

      Dialog dialog = find(Dialog.class).single();
      assertThat(dialog.getHeaderTitle()).isEqualTo("Copy the OpenAI key by hand");
      answer();
      assertThat(ReachableText.find(UI.getCurrent(), KEY)).isEmpty();
    }

    @Test
    void saysWhenItFailed() {
      tell(named("Copy OpenAI key"), "copy-failed");

      assertThat(notices())
          .containsExactly("It could not be copied. Reload the page, and try again.");
    }
  }

  @Nested
  class LocalServers {

    @Test
    void areSavedWithTheUsualAddressAndNoKey() {
      test(named("Save Ollama")).click();

      assertThat(notices()).containsExactly("Ollama address saved");
      assertThat(badge("ollama")).isEqualTo("No key needed");
      assertThat(words(card("ollama"))).contains("http://localhost:11434");
      assertThat(pageWords()).contains("1 of 10 set");
    }

    @Test
    void moveToAnotherAddress() {
      test(named("Save LM Studio")).click();
      test(named("Change address of LM Studio")).click();
      assertThat(addressField("lmstudio").getValue()).isEqualTo("http://localhost:1234");

      test(addressField("lmstudio")).setValue("localhost:4321/");
      test(named("Save LM Studio")).click();

      assertThat(credentials.find(me(), new ProviderId("lmstudio")).orElseThrow().endpoint())
          .isEqualTo(URI.create("http://localhost:4321"));
      assertThat(words(card("lmstudio"))).contains("http://localhost:4321");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.168.1.20:11434", "https://models.example.com"})
    void areRefusedElsewhereUnlessTheOperatorAllowsIt(String address) {
      test(addressField("ollama")).setValue(address);
      test(named("Save Ollama")).click();

      assertRefused(
          addressField("ollama"),
          "Enter an address of this machine, such as http://localhost:1234. For another machine,"
              + " the operator adds it to gatehouse.outbound.allowed-hosts.");
      assertThat(addressField("ollama").getValue()).isEqualTo(address);
      assertThat(hasCredential("ollama")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "not an address | This is not an address. Enter it like https://name.example.com.",
          "ftp://localhost | Enter an address that begins with https:// or, for a local server,"
              + " http://.",
          "http://me:pw@localhost | Enter the address without a user name or password in it.",
          "http://localhost/#here | Enter the address without the part after #."
        })
    void areRefusedWithTheReason(String address, String sentence) {
      test(addressField("ollama")).setValue(address);
      test(named("Save Ollama")).click();

      assertRefused(addressField("ollama"), sentence);
      assertThat(addressField("ollama").getValue()).isEqualTo(address);
    }

    @Test
    @SignedIn(owner = false)
    void ofTheMachineAreTheOwnersAlone() {
      test(named("Save Ollama")).click();

      assertThat(addressField("ollama").isInvalid()).isTrue();
      assertThat(hasCredential("ollama")).isFalse();
    }

    @Test
    void areForgottenOnRemove() {
      test(named("Save Ollama")).click();
      find(Notification.class).all().forEach(Notification::close);
      test(named("Remove Ollama")).click();
      assertThat(test(question()).getHeader()).isEqualTo("Remove Ollama?");

      test(question()).confirm();

      assertThat(notices()).containsExactly("Ollama removed");
      assertThat(hasCredential("ollama")).isFalse();
      assertThat(addressField("ollama").getValue()).isEqualTo("http://localhost:11434");
    }
  }

  @Nested
  class TheAddressOfThePage {

    @Test
    void opensTheCardItNames() {
      open("profile", "provider", "openai");

      assertThat(opened()).contains(card("openai"));
    }

    @Test
    void opensNothingForAProviderThatIsNotThere() {
      open("profile", "provider", "nobody");

      assertThat(opened()).isEmpty();
      assertThat(shownProviders()).hasSize(10);
    }

    private Optional<AccordionPanel> opened() {
      return find(Accordion.class).single().getOpenedPanel();
    }
  }

  @Nested
  class TheFilter {

    @BeforeEach
    void saveOne() {
      save("openai", KEY);
    }

    @Test
    void showsOnlyWhatIsSet() {
      test(selectNamed("Show providers")).selectItem("Set");

      assertThat(shownProviders()).containsExactly("OpenAI");
    }

    @Test
    void showsOnlyWhatIsNotSet() {
      test(selectNamed("Show providers")).selectItem("Not set");

      assertThat(shownProviders()).hasSize(9).doesNotContain("OpenAI");
    }

    @Test
    void showsEverythingAgain() {
      test(selectNamed("Show providers")).selectItem("Set");
      test(selectNamed("Show providers")).selectItem("All");

      assertThat(shownProviders()).hasSize(10);
    }
  }

  @Nested
  class AKeyThatNoLongerOpens {

    @BeforeEach
    void putAnotherProvidersSecretInItsRow() {
      haveKey(me(), "openai", KEY);
      haveKey(me(), "groq", "gsk_abcdefghijkl9012");
      database
          .sql(
              """
              UPDATE credential SET sealed =
                (SELECT sealed FROM credential WHERE account_id = :me AND provider_id = 'groq')
              WHERE account_id = :me AND provider_id = 'openai'
              """)
          .param("me", me().value())
          .update();
      open("keys");
      open("profile");
    }

    @Test
    void isSaidOnItsCardAloneAndThePageIsThere() {
      assertThat(badge("openai")).isEqualTo("Needs re-entry");
      assertThat(words(card("openai"))).contains("The saved key can no longer be opened.");
      assertThat(badge("groq")).isEqualTo("Saved");
    }

    @Test
    void canBeEnteredAgain() {
      save("openai", OTHER_KEY);

      assertThat(badge("openai")).isEqualTo("Saved");
      assertThat(storedKey("openai")).isEqualTo(OTHER_KEY);
    }

    @Test
    void canBeDeleted() {
      test(named("Delete OpenAI key")).click();
      test(question()).confirm();

      assertThat(badge("openai")).isEqualTo("Not set");
    }

    @Test
    void isNotOfferedToBeCopied() {
      assertThat(find(Button.class).withAriaLabel("Copy OpenAI key").exists()).isFalse();
      assertThat(find(Button.class).withAriaLabel("Copy Groq key").exists()).isTrue();
    }
  }

  @Nested
  class WhatHappensElsewhere {

    @Test
    void isShownAtOnce() {
      AccountId me = me();
      elsewhere(() -> haveKey(me, "xai", "xai-abcdefghijkl7890"));

      assertThat(badge("xai")).isEqualTo("Saved");
      assertThat(words(card("xai"))).contains("Unlocks 2 models");
      assertThat(pageWords()).contains("1 of 10 set");
    }

    @Test
    void toSomebodyElseIsNotShown() {
      AccountId other = anotherAccount();
      elsewhere(() -> haveKey(other, "xai", "xai-abcdefghijkl7890"));

      assertThat(badge("xai")).isEqualTo("Not set");
      assertThat(pageWords()).contains("0 of 10 set");
    }
  }
}
