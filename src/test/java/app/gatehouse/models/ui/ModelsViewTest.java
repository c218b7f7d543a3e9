package app.gatehouse.models.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.models.ModelsTab;
import app.gatehouse.profile.ProfileView;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import jakarta.annotation.security.PermitAll;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class ModelsViewTest extends ViewTest {

  @Autowired ModelRegistry registry;

  @BeforeEach
  void openTheModels() {
    open("models");
  }

  private ModelsGrid grid() {
    return find(ModelsGrid.class).single();
  }

  private List<String> refs() {
    return rows(grid()).stream().map(model -> model.ref().toString()).toList();
  }

  private <V> V value(int row, String header, String property, Class<V> type) {
    return test(grid()).getLitRendererPropertyValue(row, column(grid(), header), property, type);
  }

  private String cell(int row, String header) {
    return String.valueOf(test(grid()).getCellText(row, column(grid(), header)));
  }

  private void call(int row, String function) {
    test(grid()).invokeLitRendererFunction(row, column(grid(), "Actions"), function);
  }

  private void haveOpenAiAndAnthropic() {
    haveKey(me(), "openai", "sk-proj-abcdefghijkl1234");
    haveKey(me(), "anthropic", "sk-ant-api03-abcdefgh3456");
  }

  private void register(String provider, String id, String name) {
    assertThat(registry.add(me(), ref(provider, id), name)).isTrue();
  }

  private static ModelRef ref(String provider, String id) {
    return new ModelRef(new ProviderId(provider), id);
  }

  private Dialog dialog() {
    return find(Dialog.class).single();
  }

  private Button inDialog(String text) {
    return find(Button.class, dialog()).withText(text).single();
  }

  private TextField idField() {
    return textField("Model ID");
  }

  private void chooseInDialog(String provider) {
    test(find(com.vaadin.flow.component.combobox.ComboBox.class, dialog()).single(), Provider.class)
        .selectItem(provider);
  }

  @Nested
  class WithoutModels {

    @Test
    void saysSoAndLeadsToTheProfile() {
      Component empty = grid().getEmptyStateComponent();
      assertThat(rows(grid())).isEmpty();
      assertThat(words(empty)).contains("No models yet");

      find(Button.class, empty).withText("Go to Profile").single().click();

      assertThat(getCurrentView()).isInstanceOf(ProfileView.class);
    }
  }

  @Nested
  class TheList {

    @BeforeEach
    void saveTwoKeys() {
      haveOpenAiAndAnthropic();
    }

    @Test
    void hasTheModelsOfBothKeys() {
      assertThat(refs())
          .containsExactly(
              "anthropic/claude-3-5-haiku",
              "anthropic/claude-3-5-sonnet",
              "openai/gpt-4o",
              "openai/gpt-4o-mini");
      assertThat(pageWords()).contains("4 models");
    }

    @Test
    void tellsNameAndIdAndProviderAndSource() {
      int row = refs().indexOf("openai/gpt-4o-mini");

      assertThat(value(row, "Model", "name", String.class)).isEqualTo("GPT-4o mini");
      assertThat(value(row, "ID", "ref", String.class)).isEqualTo("openai/gpt-4o-mini");
      assertThat(cell(row, "Provider")).isEqualTo("OpenAI");
      assertThat(cell(row, "Source")).isEqualTo("Default list");
    }

    @ParameterizedTest
    @CsvSource({"GPT-4O MINI, 1", "claude, 2", "OPENAI, 2", "openai/gpt-4o, 2", "' haiku ', 1"})
    void isFilteredByNameOrIdOrProviderInAnyCase(String filter, int found) {
      test(textField("Filter")).setValue(filter);

      assertThat(refs()).hasSize(found);
      assertThat(count()).isEqualTo(found == 1 ? "1 model" : found + " models");
    }

    @Test
    void saysWhenTheFilterLeavesNothing() {
      test(textField("Filter")).setValue("no such model");

      assertThat(refs()).isEmpty();
      assertThat(count()).isEqualTo("No models");
      assertThat(words(grid().getEmptyStateComponent()))
          .isEqualTo("No model matches. Change the filter, or clear it.");
    }

    @Test
    void isNarrowedToOneProvider() {
      test(comboBox("Provider")).selectItem("Anthropic");

      assertThat(refs())
          .containsExactly("anthropic/claude-3-5-haiku", "anthropic/claude-3-5-sonnet");
    }

    @Test
    void opensNarrowedToTheProviderInTheAddress() {
      open("models", "provider", "openai");

      assertThat(refs()).containsExactly("openai/gpt-4o", "openai/gpt-4o-mini");
      assertThat(providerFilter().name()).isEqualTo("OpenAI");
    }

    @Test
    void isWholeWhenTheProviderInTheAddressIsNotThere() {
      open("models", "provider", "nobody");

      assertThat(refs()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"Model", "ID", "Provider", "Source"})
    void isSortedByEachColumnBothWays(String header) {
      register("openai", "a-model", "Zebra");
      Comparator<Model> by =
          switch (header) {
            case "Model" -> Comparator.comparing(Model::name, String.CASE_INSENSITIVE_ORDER);
            case "ID" -> Comparator.comparing(model -> model.ref().toString());
            case "Provider" -> Comparator.comparing(Model::providerName);
            default -> Comparator.comparing(Model::source);
          };

      test(grid()).sortByColumn(column(grid(), header), SortDirection.ASCENDING);
      assertThat(rows(grid())).hasSize(5).isSortedAccordingTo(by);

      test(grid()).sortByColumn(column(grid(), header), SortDirection.DESCENDING);
      assertThat(rows(grid())).hasSize(5).isSortedAccordingTo(Collections.reverseOrder(by));
    }

    @Test
    void saysThatAnIdWasCopied() {
      call(0, "copied");

      assertThat(notices()).containsExactly("Model ID copied to clipboard");
    }

    @Test
    void givesTheIdWhereTheBrowserCannotCopy() {
      call(0, "notCopied");

      assertThat(notices())
          .containsExactly(
              "Your browser does not let this page copy. The ID is anthropic/claude-3-5-haiku");
    }

    @Test
    void letsOnlyOwnModelsBeEditedAndRemoved() {
      register("openai", "my-model", "Mine");

      assertThat(value(refs().indexOf("openai/my-model"), "Actions", "own", Boolean.class))
          .isTrue();
      assertThat(value(refs().indexOf("openai/gpt-4o"), "Actions", "own", Boolean.class)).isFalse();
    }

    private String count() {
      return find(Span.class).withAttribute("role", "status").single().getText();
    }

    private Provider providerFilter() {
      return ModelsViewTest.this.<Provider>comboBox("Provider").getValue();
    }
  }

  @Nested
  class AddingAModel {

    @BeforeEach
    void openTheDialog() {
      test(button("Add model")).click();
    }

    @Test
    void asksForTheProviderFirst() {
      test(inDialog("Add")).click();

      var provider = find(com.vaadin.flow.component.combobox.ComboBox.class, dialog()).single();
      assertThat(dialog().getHeaderTitle()).isEqualTo("Add model");
      assertThat(provider.isInvalid()).isTrue();
      assertThat(provider.getErrorMessage())
          .isEqualTo("Choose the provider that serves the model.");
    }

    @Test
    void asksForTheId() {
      chooseInDialog("OpenAI");
      test(idField()).setValue("   ");
      test(inDialog("Add")).click();

      assertRefused(idField(), "Enter the ID of the model.");
    }

    @Test
    void refusesAnIdWithBlanksAndKeepsIt() {
      chooseInDialog("OpenAI");
      test(idField()).setValue("gpt 4o");
      test(inDialog("Add")).click();

      assertRefused(idField(), "An ID has no spaces and at most 200 characters.");
      assertThat(idField().getValue()).isEqualTo("gpt 4o");
    }

    @Test
    void saysThatAzureWantsTheNameOfTheDeployment() {
      assertThat(idField().getHelperText())
          .isEqualTo("As the provider names it, for example gpt-4o");

      chooseInDialog("Azure OpenAI");

      assertThat(idField().getHelperText())
          .isEqualTo("The name of your deployment in Azure, not of the base model");
    }

    @Test
    void listsTheModelAsOneOfTheRegistry() {
      haveKey(me(), "openai", "sk-proj-abcdefghijkl1234");
      chooseInDialog("OpenAI");
      test(idField()).setValue(" my-model ");
      test(textField("Name (optional)")).setValue("My model");
      test(inDialog("Add")).click();

      assertThat(notices()).containsExactly("openai/my-model added");
      assertThat(find(Dialog.class).exists()).isFalse();
      int row = refs().indexOf("openai/my-model");
      assertThat(value(row, "Model", "name", String.class)).isEqualTo("My model");
      assertThat(value(row, "Model", "locked", Boolean.class)).isFalse();
      assertThat(cell(row, "Source")).isEqualTo("Registry");
    }

    @Test
    void callsAModelWithoutANameByItsId() {
      chooseInDialog("Azure OpenAI");
      test(idField()).setValue("our-deployment");
      test(inDialog("Add")).click();

      assertThat(refs()).containsExactly("azure/our-deployment");
      assertThat(value(0, "Model", "name", String.class)).isEqualTo("our-deployment");
    }

    @Test
    void refusesWhatIsInTheListAlready() {
      register("openai", "my-model", "Mine");
      chooseInDialog("OpenAI");
      test(idField()).setValue("my-model");
      test(inDialog("Add")).click();

      assertRefused(idField(), "openai/my-model is in your list already.");
      assertThat(dialog().isOpened()).isTrue();
      assertThat(idField().getValue()).isEqualTo("my-model");
    }

    @Test
    void changesNothingOnCancel() {
      chooseInDialog("OpenAI");
      test(idField()).setValue("my-model");
      test(inDialog("Cancel")).click();

      assertThat(find(Dialog.class).exists()).isFalse();
      assertThat(refs()).isEmpty();
    }
  }

  @Nested
  class AnOwnModel {

    @BeforeEach
    void registerTwo() {
      register("openai", "first", "First");
      register("openai", "second", "Second");
    }

    @Test
    void isEditedInADialogThatHoldsItsValues() {
      call(refs().indexOf("openai/first"), "edit");
      assertThat(dialog().getHeaderTitle()).isEqualTo("Edit model");
      assertThat(idField().getValue()).isEqualTo("first");
      assertThat(textField("Name (optional)").getValue()).isEqualTo("First");

      test(idField()).setValue("third");
      test(textField("Name (optional)")).setValue("Third");
      test(inDialog("Save")).click();

      assertThat(notices()).containsExactly("openai/third saved");
      assertThat(refs()).containsExactly("openai/second", "openai/third");
      assertThat(value(1, "Model", "name", String.class)).isEqualTo("Third");
    }

    @Test
    void doesNotTakeTheIdOfAnother() {
      call(refs().indexOf("openai/first"), "edit");
      test(idField()).setValue("second");
      test(inDialog("Save")).click();

      assertRefused(idField(), "openai/second is in your list already.");
      assertThat(refs()).containsExactly("openai/first", "openai/second");
    }

    @Test
    void isRemovedOnlyWhenConfirmed() {
      call(refs().indexOf("openai/first"), "remove");
      ConfirmDialog question = question();
      assertThat(test(question).getHeader()).isEqualTo("Remove openai/first?");
      test(question).cancel();
      assertThat(refs()).contains("openai/first");

      call(refs().indexOf("openai/first"), "remove");
      test(question()).confirm();

      assertThat(notices()).containsExactly("openai/first removed");
      assertThat(refs()).containsExactly("openai/second");
    }

    @Test
    void isMarkedWhileItsProviderHasNoKey() {
      assertThat(value(0, "Model", "locked", Boolean.class)).isTrue();
      assertThat(value(0, "Model", "lockedWord", String.class)).isEqualTo("No key");
      assertThat(value(0, "Model", "lockedWhy", String.class))
          .isEqualTo("Save a key for OpenAI to use this model.");
    }

    @Test
    void losesTheMarkWithAKeyAndGetsItBackWithoutOne() {
      var key = haveKey(me(), "openai", "sk-proj-abcdefghijkl1234");
      assertThat(value(refs().indexOf("openai/first"), "Model", "locked", Boolean.class)).isFalse();

      credentials.delete(me(), key.id());

      assertThat(refs()).containsExactly("openai/first", "openai/second");
      assertThat(value(0, "Model", "locked", Boolean.class)).isTrue();
    }

    @Test
    void ofALocalServerNeedsNoKey() {
      register("ollama", "llama3.2", "Llama");

      assertThat(value(refs().indexOf("ollama/llama3.2"), "Model", "locked", Boolean.class))
          .isFalse();
    }
  }

  @Nested
  class WhatHappensElsewhere {

    @Test
    void isShownAtOnce() {
      assertThat(refs()).isEmpty();
      AccountId me = me();

      elsewhere(() -> haveKey(me, "openai", "sk-proj-abcdefghijkl1234"));

      assertThat(pageWords()).contains("2 models");
      assertThat(refs()).containsExactly("openai/gpt-4o", "openai/gpt-4o-mini");
    }

    @Test
    void toSomebodyElseIsNotShown() {
      AccountId other = anotherAccount();

      elsewhere(() -> haveKey(other, "openai", "sk-proj-abcdefghijkl1234"));

      assertThat(refs()).isEmpty();
      assertThat(words(grid().getEmptyStateComponent())).contains("No models yet");
    }
  }

  @Nested
  class ATabOfAnotherFeature {

    @BeforeEach
    void bringOne() {
      RouteConfiguration.forSessionScope().setRoute("models-and-more", ModelsAndMore.class);
    }

    @Test
    void standsBesideTheAvailableModels() {
      open("models-and-more");

      assertThat(tabs().getTab("Available").isSelected()).isTrue();
      assertThat(tabs().getTab("Orchard").isSelected()).isFalse();
    }

    @Test
    void opensByItsNameInTheAddress() {
      open("models-and-more", "tab", "orchard");

      assertThat(tabs().getTab("Orchard").isSelected()).isTrue();
      assertThat(find(Span.class).withText("Apples and pears").exists()).isTrue();
    }

    @Test
    void staysClosedForANameThatIsNotThere() {
      open("models-and-more", "tab", "nowhere");

      assertThat(tabs().getTab("Available").isSelected()).isTrue();
    }

    @Test
    void isNotThereUnlessAFeatureBringsIt() {
      assertThat(pageWords()).doesNotContain("Orchard");
    }

    private com.vaadin.flow.component.tabs.TabSheetTester<TabSheet> tabs() {
      return test(find(TabSheet.class).single());
    }
  }

  /** The page with a tab that no feature of Gatehouse brings. */
  @Route(value = "models-and-more", registerAtStartup = false)
  @PermitAll
  static class ModelsAndMore extends ModelsView {

    ModelsAndMore(AvailableModels available) {
      super(available, List.of(new Orchard()));
    }
  }

  private static final class Orchard implements ModelsTab {

    @Override
    public String title() {
      return "Orchard";
    }

    @Override
    public String slug() {
      return "orchard";
    }

    @Override
    public Component content() {
      return new Span("Apples and pears");
    }
  }
}
