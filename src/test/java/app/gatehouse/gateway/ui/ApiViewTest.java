package app.gatehouse.gateway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ReachableText;
import app.gatehouse.ViewTest;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.gateway.AccessToken;
import app.gatehouse.gateway.AccessToken.Terms;
import app.gatehouse.gateway.Alias;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ApiViewTest extends ViewTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final FakeTokens tokens = new FakeTokens();
  private final FakeAliases aliases = new FakeAliases();
  private final MadeTokens made = new MadeTokens(CLOCK);

  @Autowired ModelCatalog catalog;
  @Autowired CurrentAccount current;
  @Autowired LiveUpdates live;
  private final Div page = new Div();

  /** On a page that has no buttons of the same names. */
  @BeforeEach
  void unlock() {
    open("usage");
    haveKey(me(), "openai", "sk-proj-Api000000000000000000000000abcd");
  }

  @AfterEach
  void close() {
    page.getElement().removeFromParent();
  }

  private void openThePage() {
    page.add(
        new ApiView(
            tokens, aliases, made, token -> new BigDecimal("0.5"), catalog, current, live, CLOCK));
    UI.getCurrent().add(page);
    answer();
  }

  private static ModelRef model(String provider, String id) {
    return new ModelRef(new ProviderId(provider), id);
  }

  private String said() {
    answer();
    return words(page);
  }

  @SuppressWarnings("unchecked")
  private Grid<AccessToken> grid() {
    return (Grid<AccessToken>) find(Grid.class).single();
  }

  @SuppressWarnings("unchecked")
  private MultiSelectComboBox<String> allowedModels() {
    return (MultiSelectComboBox<String>)
        find(MultiSelectComboBox.class).withLabel("Allowed models").single();
  }

  private String cell(int row, String header) {
    return words(test(grid()).getCellComponent(row, column(grid(), header)));
  }

  @Nested
  class TheAddress {

    @Test
    void isTheOneTheBrowserKnows() {
      openThePage();
      find(AddressPart.class).single().showIfGood("https://gate.example/ai/");

      assertThat(said())
          .contains("https://gate.example/ai/v1", "https://gate.example/ai/anthropic");
      assertThat(words(find(Pre.class).single())).contains("https://gate.example/ai/v1/chat");
    }

    @Test
    void staysWhereTheBrowserSaysNothingUseful() {
      openThePage();
      String before = words(find(AddressPart.class).single());
      for (String address :
          List.of("", "javascript:x", "https:///", "http://a b/", "http://u:p@x/")) {
        find(AddressPart.class).single().showIfGood(address);
      }

      assertThat(words(find(AddressPart.class).single())).isEqualTo(before);
    }
  }

  @Nested
  class Tokens {

    @Test
    void areListedWithWhatTheyMay() {
      tokens.have(
          new Terms("laptop", Set.of(), 60, BigDecimal.TWO), NOW.plus(Duration.ofDays(3)), NOW);
      tokens.have(new Terms("old", Set.of("a/b", "c/d", "e/f"), null, null), NOW, null);
      openThePage();

      assertThat(cell(0, "Name")).contains("old", "gate_ca…789");
      assertThat(cell(0, "Models")).contains("a/b", "c/d", "and 1 more");
      assertThat(cell(0, "Limits")).isEqualTo("None");
      assertThat(cell(0, "Expires")).isEqualTo("Expired");
      assertThat(cell(1, "Models")).isEqualTo("All models");
      assertThat(cell(1, "Limits")).contains("60 requests a minute", "$0.50 of $2.00 this month");
      assertThat(cell(1, "Expires")).isEqualTo("In 3 days");
    }

    @Test
    void areMadeWithTheTermsThatWereAsked() {
      openThePage();
      test(button("New access token")).click();
      test(textField("Name")).setValue("  ci  ");
      test(select("Expires after")).selectItem("30 days");
      allowedModels().select("openai/gpt-4o");
      test(find(IntegerField.class).single()).setValue(30);
      test(find(BigDecimalField.class).single()).setValue(new BigDecimal("7.50"));
      test(button("Make token")).click();

      AccessToken token = tokens.tokens.getFirst();
      assertThat(token.terms())
          .isEqualTo(new Terms("ci", Set.of("openai/gpt-4o"), 30, new BigDecimal("7.50")));
      assertThat(token.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
      assertThat(rows(grid())).containsExactly(token);
    }

    @Test
    void lastNinetyDaysAndMayAllUnlessSaidOtherwise() {
      openThePage();
      test(button("New access token")).click();
      test(textField("Name")).setValue("ci");
      test(button("Make token")).click();

      assertThat(tokens.tokens.getFirst().terms()).isEqualTo(new Terms("ci", Set.of(), null, null));
      assertThat(tokens.tokens.getFirst().expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(90)));
    }

    @Test
    void areNotMadeOfWhatMakesNoSense() {
      openThePage();
      test(button("New access token")).click();
      IntegerField requests = find(IntegerField.class).single();
      BigDecimalField budget = find(BigDecimalField.class).single();
      test(requests).setValue(0);
      test(budget).setValue(BigDecimal.ZERO);
      test(button("Make token")).click();

      assertRefused(textField("Name"), "Enter a name.");
      assertRefused(requests, "Enter a number from 1 to 1,000,000, or nothing.");
      assertRefused(budget, "Enter an amount of more than 0, up to 1,000,000, or nothing.");
      assertThat(tokens.tokens).isEmpty();
    }

    @Test
    void areRevokedWhenThatWasMeant() {
      tokens.have(new Terms("laptop", Set.of(), null, null), null, null);
      openThePage();
      Button revoke =
          (Button)
              test(grid())
                  .getCellComponent(0, column(grid(), "Actions"))
                  .getChildren()
                  .findFirst()
                  .orElseThrow();
      assertThat(revoke.getAriaLabel()).contains("Revoke laptop");
      test(revoke).click();
      assertThat(tokens.tokens).hasSize(1);
      test(question()).confirm();

      assertThat(tokens.tokens).isEmpty();
      assertThat(rows(grid())).isEmpty();
      assertThat(notices()).anyMatch(words -> words.contains("Access token \"laptop\" revoked"));
    }
  }

  @Nested
  class ANewToken {

    private static final Pattern CLAIM = Pattern.compile("access-tokens/([0-9a-f-]{36})/show");

    private UUID make() {
      openThePage();
      test(button("New access token")).click();
      test(textField("Name")).setValue("ci");
      test(button("Make token")).click();
      roundTrip();
      return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
          .flatMap(script -> script.getInvocation().getParameters().stream())
          .map(String::valueOf)
          .map(CLAIM::matcher)
          .filter(Matcher::matches)
          .map(claim -> UUID.fromString(claim.group(1)))
          .findFirst()
          .orElseThrow();
    }

    @Test
    void isFetchedByTheBrowserAndIsInNoStateOfThePage() {
      UUID claim = make();
      assertThat(words(find(Dialog.class).single())).contains("it is not shown again");

      assertThat(made.take(me(), claim).orElseThrow().secret().expose())
          .isEqualTo(FakeTokens.SECRET);
      assertThat(ReachableText.find(UI.getCurrent(), FakeTokens.SECRET)).isEmpty();
      assertThat(ReachableText.find(page, FakeTokens.SECRET)).isEmpty();
    }

    @Test
    void isGoneWithItsDialog() {
      UUID claim = make();
      test(button("I have copied it")).click();

      assertThat(made.take(me(), claim)).isEmpty();
    }
  }

  @Nested
  class AnAlias {

    private void type(String name, String... models) {
      test(textField("Name")).setValue(name);
      ComboBox<String> add = comboBox("Add a model");
      for (String model : models) {
        add.setValue(model);
      }
    }

    @Test
    void isMadeOfModelsInTheirOrder() {
      openThePage();
      test(button("New alias")).click();
      type("fast", "openai/gpt-4o", "openai/gpt-4o-mini");
      test(named("Move openai/gpt-4o-mini up")).click();
      test(button("Save")).click();

      assertThat(aliases.find(me(), "fast").orElseThrow().models())
          .containsExactly(model("openai", "gpt-4o-mini"), model("openai", "gpt-4o"));
      assertThat(said()).contains("fast");
      assertThat(this.offered()).contains("fast");
    }

    private List<String> offered() {
      ComboBox<String> model = comboBox("Model");
      return model.getListDataView().getItems().toList();
    }

    @Test
    void hasANameOfItsOwnAndAModel() {
      aliases.save(me(), new Alias("fast", List.of(model("openai", "gpt-4o"))));
      openThePage();
      test(button("New alias")).click();
      TextField name = textField("Name");
      type("no slash/here");
      test(button("Save")).click();
      assertRefused(name, "Enter 1 to 60 letters, digits, dots, dashes or underscores.");

      type("fast");
      test(button("Save")).click();
      assertRefused(comboBox("Add a model"), "Add a model first.");

      type("fast", "openai/gpt-4o-mini");
      test(button("Save")).click();
      assertRefused(name, "There is an alias of this name already. Choose another name.");
      assertThat(aliases.find(me(), "fast").orElseThrow().models())
          .containsExactly(model("openai", "gpt-4o"));
    }

    @Test
    void isRenamedWithoutLeavingTheOldOneBehind() {
      aliases.save(me(), new Alias("fast", List.of(model("openai", "gpt-4o"))));
      openThePage();
      test(named("Edit alias fast")).click();
      test(textField("Name")).setValue("quick");
      test(button("Save")).click();

      assertThat(aliases.aliases.keySet()).containsExactly("quick");
    }

    @Test
    void isDeletedWhenThatWasMeant() {
      aliases.save(me(), new Alias("fast", List.of(model("openai", "gpt-4o"))));
      openThePage();
      test(named("Delete alias fast")).click();
      test(question()).confirm();

      assertThat(aliases.aliases).isEmpty();
      assertThat(said()).contains("There is no alias yet.");
    }

    @Test
    void takesAnyModelThatHasTheFormOfOne() {
      assertThat(ModelRef.parse("azure/my-deployment")).contains(model("azure", "my-deployment"));
      assertThat(ModelRef.parse("local/a/b/c.gguf")).contains(model("local", "a/b/c.gguf"));
      for (String wrong : List.of("", "gpt-4o", "/x", "openai/", "Open AI/x", "openai/a b")) {
        assertThat(ModelRef.parse(wrong)).as(wrong).isEmpty();
      }
    }
  }

  @Test
  void showsSamplesWithAModelThatIsUnlocked() {
    openThePage();

    ComboBox<String> model = comboBox("Model");
    assertThat(model.getValue()).startsWith("openai/");
    assertThat(words(find(Pre.class).single()))
        .contains("\"model\": \"" + model.getValue() + "\"", Samples.TOKEN);
  }

  @Test
  void saysWhyThereIsNoSampleForAnthropic() {
    openThePage();
    test(radioButtons("Dialect")).selectItem("Anthropic");

    assertThat(said()).contains("none is unlocked. Save an Anthropic key first.");
    haveKey(me(), "anthropic", "sk-ant-api03-Api00000000000000000000bbbb");
    answer();
    assertThat(said()).contains("/anthropic/v1/messages");
    test(radioButtons("Dialect")).selectItem("OpenAI");
    test(radioButtons("Dialect")).selectItem("Anthropic");
    ComboBox<String> model = comboBox("Model");
    assertThat(model.getValue()).startsWith("anthropic/");
  }
}
