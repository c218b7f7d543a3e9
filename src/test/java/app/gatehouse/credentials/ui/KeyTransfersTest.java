package app.gatehouse.credentials.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.gatehouse.ReachableText;
import app.gatehouse.SignedIn;
import app.gatehouse.ViewTest;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.credentials.FoundKeys;
import app.gatehouse.credentials.KeysExport;
import app.gatehouse.credentials.KeysExport.Outcome;
import app.gatehouse.vault.SecretText;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeyTransfersTest extends ViewTest {

  private static final String OPENAI = "sk-proj-Canary0000000000000000000aaaa";
  private static final String ANTHROPIC = "sk-ant-api03-Canary000000000000bbbb";
  private static final String GROQ = "gsk_Canary00000000000000000000cccc";
  private static final String OTHER_GROQ = "gsk_Canary00000000000000000000dddd";
  private static final String AZURE = "0123456789abcdef0123456789abeeee";
  private static final String PHRASE = "tide river lamp 42";

  @Autowired KeyTransfers transfers;
  @Autowired KeysExport export;
  @Autowired JdbcClient database;

  @BeforeEach
  void openTheKeys() {
    open("keys");
  }

  private void paste(String... lines) {
    PasswordField key = find(PasswordField.class).withLabel("API key").single();
    tell(key, "text-pasted", String.join("\r\n", lines));
    answer();
  }

  private ImportDialog preview() {
    return find(ImportDialog.class).single();
  }

  private Checkbox box(String name) {
    return find(Checkbox.class).withAriaLabel(name).single();
  }

  private List<String> previewed() {
    return find(ImportRow.class).all().stream()
        .map(ViewTest::words)
        .map(words -> words.replaceFirst("^[A-Z]{2}", ""))
        .toList();
  }

  private void confirm(String words) {
    test(button(words)).click();
    answer();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
      Thread.onSpinWait();
      answer();
    }
  }

  private byte[] exported(String phrase) {
    try (SecretText typed = SecretText.of(phrase)) {
      return ((Outcome.Made) export.make(me(), typed)).file();
    }
  }

  @Nested
  class WhatIsPasted {

    @Test
    void isShownAndNotSavedUntilThatIsConfirmed() {
      paste("# keys", "OPENAI_API_KEY=" + OPENAI, "ANTHROPIC_API_KEY=" + ANTHROPIC, "DEBUG=1");

      assertThat(previewed())
          .containsExactly(
              "OpenAIOPENAI_API_KEY••••••••aaaaNew", "AnthropicANTHROPIC_API_KEY••••••••bbbbNew");
      assertThat(words(preview())).contains("Nothing is saved yet", "1 other line was ignored.");
      assertThat(credentials.list(me())).isEmpty();

      confirm("Save 2 keys");
      assertThat(notices()).containsExactly("2 keys added");
      assertThat(storedKey("openai")).isEqualTo(OPENAI);
      assertThat(storedKey("anthropic")).isEqualTo(ANTHROPIC);
      assertThat(find(ImportDialog.class).exists()).isFalse();
    }

    @Test
    void isSavedOnlyWhereItIsChosen() {
      paste("OPENAI_API_KEY=" + OPENAI, "ANTHROPIC_API_KEY=" + ANTHROPIC);
      test(box("Save OpenAI key ••••••••aaaa")).click();

      confirm("Save 1 key");
      assertThat(hasCredential("openai")).isFalse();
      assertThat(hasCredential("anthropic")).isTrue();
    }

    @Test
    void isForgottenWhenThatIsCancelled() {
      paste("OPENAI_API_KEY=" + OPENAI, "GROQ_API_KEY=" + GROQ);
      ImportLine line = Objects.requireNonNull(find(ImportRow.class).all().getFirst().line);
      SecretText secret = Objects.requireNonNull(line.key().secret());

      confirm("Cancel");
      assertThat(credentials.list(me())).isEmpty();
      assertThatIllegalStateException().isThrownBy(secret::expose);
    }

    @Test
    void isForgottenWhenThePageIsLeft() {
      paste("OPENAI_API_KEY=" + OPENAI, "GROQ_API_KEY=" + GROQ);
      ImportLine line = Objects.requireNonNull(find(ImportRow.class).all().getFirst().line);
      SecretText secret = Objects.requireNonNull(line.key().secret());

      open("models");
      assertThatIllegalStateException().isThrownBy(secret::expose);
    }

    /** Beside the bytes that are wiped with the dialog, there is no text of it anywhere. */
    @Test
    void isNowhereInThePage() {
      paste("OPENAI_API_KEY=" + OPENAI, "GROQ_API_KEY=" + GROQ);
      confirm("Save 2 keys");

      assertThat(ReachableText.find(UI.getCurrent(), OPENAI)).isEmpty();
      assertThat(ReachableText.find(UI.getCurrent(), GROQ)).isEmpty();
    }

    @Test
    void doesNotReplaceASavedKeyUnlessTold() {
      haveKey(me(), "openai", "sk-proj-saved000000000000009999");
      paste("OPENAI_API_KEY=" + OPENAI, "GROQ_API_KEY=" + GROQ);
      assertThat(previewed().getFirst()).endsWith("Replaces the saved one");
      assertThat(box("Save OpenAI key ••••••••aaaa").getValue()).isFalse();

      test(box("Save OpenAI key ••••••••aaaa")).click();
      confirm("Save 2 keys");
      assertThat(notices()).containsExactly("2 keys saved, 1 replaced");
      assertThat(storedKey("openai")).isEqualTo(OPENAI);
    }

    @Test
    void saysThatItMayBeTheSavedKey() {
      haveKey(me(), "openai", OPENAI);
      paste("OPENAI_API_KEY=" + OPENAI, "");

      assertThat(previewed().getFirst())
          .contains("The saved key ends the same. It may be this one.");
    }

    @Test
    void restoresAKeyThatNeedsReentryUnasked() {
      haveKey(me(), "openai", "sk-proj-saved000000000000009999");
      database
          .sql("UPDATE credential SET sealed = 'v1.nobody.AAAA' WHERE account_id = ?")
          .param(me().value())
          .update();
      paste("OPENAI_API_KEY=" + OPENAI, "");
      assertThat(previewed().getFirst()).endsWith("Replaces one that needs re-entry");

      confirm("Save 1 key");
      assertThat(storedKey("openai")).isEqualTo(OPENAI);
    }

    @Test
    void isShownAnewWhereSomethingWasSavedMeanwhile() {
      paste("OPENAI_API_KEY=" + OPENAI, "GROQ_API_KEY=" + GROQ);
      haveKey(me(), "openai", "sk-proj-saved000000000000009999");

      confirm("Save 2 keys");
      assertThat(storedKey("openai")).isEqualTo("sk-proj-saved000000000000009999");
      assertThat(words(preview())).contains("Your saved keys have changed meanwhile");

      confirm("Save 1 key");
      assertThat(storedKey("openai")).isEqualTo("sk-proj-saved000000000000009999");
      assertThat(storedKey("groq")).isEqualTo(GROQ);
    }

    @Test
    void hasToBeChosenFromWhereThereAreTwoForOneProvider() {
      paste("GROQ_API_KEY=" + GROQ, "GROQ_KEY=" + OTHER_GROQ);
      assertThat(previewed()).allMatch(row -> row.endsWith("One of 2, choose one"));
      assertThat(button("Save").isEnabled()).isFalse();

      test(box("Save Groq key ••••••••cccc")).click();
      test(box("Save Groq key ••••••••dddd")).click();
      assertThat(box("Save Groq key ••••••••cccc").getValue()).isFalse();
      confirm("Save 1 key");
      assertThat(storedKey("groq")).isEqualTo(OTHER_GROQ);
    }

    @Test
    void isDoubtedWhereNameAndBeginningDiffer() {
      paste("OPENAI_API_KEY=" + ANTHROPIC, "");

      assertThat(previewed().getFirst())
          .startsWith("Anthropic")
          .contains("Named for OpenAI, but it looks like an Anthropic key.")
          .endsWith("Check this");
      assertThat(button("Save").isEnabled()).isFalse();
    }

    @Test
    void saysWhyAValueIsNoKey() {
      paste("OPENAI_API_KEY=your-key-here", "XAI_API_KEY=", "GROQ_API_KEY=" + GROQ);

      assertThat(previewed())
          .containsExactly(
              "GroqGROQ_API_KEY••••••••ccccNew",
              "OpenAIOPENAI_API_KEYThis stands where a key belongs, and is none.No key",
              "xAIXAI_API_KEYThere is no value.No key");
      confirm("Save 1 key");
      assertThat(credentials.list(me())).hasSize(1);
    }

    @Test
    void bringsTheEndpointOfAzure() {
      paste(
          "AZURE_OPENAI_API_KEY=" + AZURE, "AZURE_OPENAI_ENDPOINT=https://Res.openai.azure.com/x");

      confirm("Save 1 key");
      assertThat(credentials.list(me()).getFirst().endpoint())
          .isEqualTo(URI.create("https://res.openai.azure.com"));
    }

    @Test
    void isNotSavedWithoutAnEndpointOrWithAPrivateOne() {
      paste("AZURE_OPENAI_API_KEY=" + AZURE, "");
      assertThat(previewed().getFirst())
          .contains("Paste the line with the endpoint too.")
          .endsWith("Cannot be saved");
      confirm("Cancel");

      paste("AZURE_OPENAI_API_KEY=" + AZURE, "AZURE_OPENAI_ENDPOINT=https://169.254.169.254");
      assertThat(previewed().getFirst()).contains("This address is not on the internet.");
      assertThat(button("Save").isEnabled()).isFalse();
    }

    @Test
    void bringsTheAddressOfALocalServer() {
      paste("OLLAMA_HOST=localhost:11500", "");

      confirm("Save 1 key");
      assertThat(credentials.list(me()).getFirst().endpoint())
          .isEqualTo(URI.create("http://localhost:11500"));
    }

    @Test
    @SignedIn(owner = false)
    void bringsNoLoopbackAddressOfAMember() {
      paste("OLLAMA_HOST=localhost:11500", "");

      assertThat(previewed().getFirst()).contains("Enter an address of this machine");
      assertThat(button("Save").isEnabled()).isFalse();
    }
  }

  @Nested
  class AddSeveral {

    @BeforeEach
    void open() {
      test(button("Add several")).click();
    }

    private TextArea text() {
      return find(TextArea.class).withLabel("Text with keys").single();
    }

    @Test
    void readsWhatIsPastedAtOnce() {
      tell(text(), "text-pasted", "GROQ_API_KEY=" + GROQ);
      answer();

      assertThat(previewed()).hasSize(1);
      assertThat(find(AddSeveralDialog.class).exists()).isFalse();
    }

    @Test
    void readsWhatIsTypedAndClearsIt() {
      TextArea text = text();
      test(text).setValue("GROQ_API_KEY=" + GROQ);
      confirm("Show what is in it");

      assertThat(text.getValue()).isEmpty();
      assertThat(previewed()).hasSize(1);
    }

    @Test
    void saysWhatToDoWhereNothingIsFound() {
      test(text()).setValue("nothing here");
      confirm("Show what is in it");

      assertRefused(
          text(),
          "No key was found in it. Each needs its usual name before it, such as OPENAI_API_KEY=, or"
              + " its usual beginning.");
    }

    @Test
    void saysWhereItIsTooMuch() {
      tell(text(), "too-much-pasted");

      assertRefused(
          text(), "This is more than 256 KB. Take out what is not about keys, and try again.");
    }
  }

  @Nested
  class AFile {

    @Test
    void isReadAndWiped() {
      byte[] file = ("\uFEFFGROQ_API_KEY=" + GROQ).getBytes(UTF_8);

      assertThat(transfers.readFile(file)).isEmpty();
      answer();
      assertThat(previewed()).containsExactly("GroqGROQ_API_KEY••••••••ccccNew");
      assertThat(file).containsOnly(0);
    }

    @Test
    void mayBeWhatPowerShellWrites() {
      byte[] file = ("\uFEFFGROQ_API_KEY=" + GROQ).getBytes(StandardCharsets.UTF_16LE);

      assertThat(transfers.readFile(file)).isEmpty();
      answer();
      assertThat(previewed()).hasSize(1);
    }

    @Test
    void isRefusedWhereItIsTooLargeOrHoldsNothing() {
      assertThat(transfers.readFile(new byte[256 * 1024 + 1]))
          .hasValueSatisfying(
              sentence -> assertThat(sentence).startsWith("This is more than 256 KB."));
      assertThat(transfers.readFile(new byte[] {1, 2, 3}))
          .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("No key was found"));
    }
  }

  @Nested
  class AnExport {

    @BeforeEach
    void haveKeys() {
      haveKey(me(), "openai", OPENAI);
      try (SecretText secret = SecretText.of(AZURE)) {
        credentials.save(
            me(), provider("azure"), secret, URI.create("https://res.openai.azure.com"));
      }
      credentials.saveAddress(me(), provider("ollama"), URI.create("http://localhost:11434"));
    }

    private void type(String phrase, String repeat) {
      test(button("Export")).click();
      test(passwordField("Pass phrase")).setValue(phrase);
      test(passwordField("Repeat pass phrase")).setValue(repeat);
      test(button("Make the file")).click();
    }

    @Test
    void wantsAPassPhraseOfTwelveCharactersTypedTwice() {
      type("short phras", "short phras");
      assertRefused(passwordField("Pass phrase"), "Use at least 12 characters.");

      test(passwordField("Pass phrase")).setValue(PHRASE);
      test(button("Make the file")).click();
      assertRefused(
          passwordField("Repeat pass phrase"),
          "The two pass phrases differ. Type the same one twice.");
    }

    @Test
    void saysHowLongThePassPhraseWouldHold() {
      test(button("Export")).click();
      PasswordField phrase = passwordField("Pass phrase");
      test(phrase).setValue("password1234");
      assertThat(phrase.getHelperText()).startsWith("Weak");
      test(phrase).setValue("tide river 42");
      assertThat(phrase.getHelperText()).startsWith("Fair");
      test(phrase).setValue("tide river lamp orbit 42");
      assertThat(phrase.getHelperText()).startsWith("Strong");
    }

    @Test
    void isOfferedForDownloadAndEachKeyIsWrittenDown() {
      type(PHRASE, PHRASE);
      await(() -> find(Anchor.class).withCondition(a -> words(a).startsWith("Download")).exists());

      assertThat(words(find(ExportDialog.class).single())).contains("3 keys went into the file");
      assertThat(find(PasswordField.class).withLabel("Pass phrase").exists()).isFalse();
      assertThat(ReachableText.find(UI.getCurrent(), PHRASE)).isEmpty();
      assertThat(
              database
                  .sql(
                      "SELECT provider_id FROM activity WHERE account_id = ? AND detail = 'EXPORT'")
                  .param(me().value())
                  .query(String.class)
                  .list())
          .containsExactlyInAnyOrder("openai", "azure");
    }

    @Test
    void saysThatThereIsNothingToExport() {
      credentials.list(me()).forEach(saved -> credentials.delete(me(), saved.id()));
      test(button("Export")).click();

      assertThat(notices()).containsExactly("There is nothing to export yet. Add a key first.");
      assertThat(find(ExportDialog.class).exists()).isFalse();
    }

    @Test
    void leavesOutAndNamesWhatNeedsReentry() {
      database
          .sql(
              "UPDATE credential SET sealed = 'v1.nobody.AAAA' WHERE account_id = ? AND provider_id"
                  + " = 'openai'")
          .param(me().value())
          .update();
      try (SecretText typed = SecretText.of(PHRASE)) {
        Outcome.Made made = (Outcome.Made) export.make(me(), typed);
        assertThat(made.count()).isEqualTo(2);
        assertThat(made.leftOut()).containsExactly(provider("openai"));
      }
    }

    @Test
    void holdsNothingThatCanBeReadAndOpensToAllOfIt() {
      byte[] file = exported(PHRASE);
      assertThat(new String(file, UTF_8)).doesNotContain("Canary", "openai", "azure");

      try (SecretText typed = SecretText.of(PHRASE);
          FoundKeys found = export.open(file, typed).orElseThrow()) {
        assertThat(found.keys())
            .extracting(key -> key.provider().id().value() + " " + key.address())
            .containsExactly(
                "openai null",
                "azure https://res.openai.azure.com",
                "ollama http://localhost:11434");
        assertThat(found.keys().getFirst().secret()).isNotNull();
        assertThat(found.keys().getFirst().hint()).isEqualTo("aaaa");
      }
      try (SecretText other = SecretText.of("another phrase")) {
        assertThat(export.open(file, other)).isEmpty();
      }
    }

    @Test
    void isOpenedWithItsPassPhraseAndSavesOnlyWhatIsMissing() {
      byte[] file = exported(PHRASE);
      CredentialId openai = credentials.list(me()).getFirst().id();
      credentials.delete(me(), openai);
      assertThat(transfers.readFile(file)).isEmpty();
      answer();

      test(passwordField("Pass phrase")).setValue("another phrase");
      test(button("Open")).click();
      await(() -> passwordField("Pass phrase").isInvalid());
      assertRefused(
          passwordField("Pass phrase"),
          "This does not open it. The pass phrase is another one, or the file was changed, cut"
              + " short, or made by a newer Gatehouse.");

      test(passwordField("Pass phrase")).setValue(PHRASE);
      test(button("Open")).click();
      await(() -> find(ImportDialog.class).exists());
      assertThat(find(Dialog.class).all()).hasSize(1);
      assertThat(previewed())
          .satisfiesExactly(
              row -> assertThat(row).isEqualTo("OpenAI••••••••aaaaNew"),
              row -> assertThat(row).endsWith("Replaces the saved one"),
              row -> assertThat(row).endsWith("Already saved"));
      confirm("Save 1 key");
      assertThat(storedKey("openai")).isEqualTo(OPENAI);
    }
  }
}
