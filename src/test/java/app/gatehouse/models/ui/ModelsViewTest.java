package app.gatehouse.models.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelChoices;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.models.ModelsTab;
import app.gatehouse.profile.ProfileView;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.router.QueryParameters;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.BooleanNode;

class ModelsViewTest extends ViewTest {

  @Autowired ModelRegistry registry;
  @Autowired ModelChoices choices;
  @Autowired JdbcClient database;
  @Autowired ApplicationEventPublisher events;

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

  private List<String> marks(int row) {
    return ModelMark.of(rows(grid()).get(row)).stream().map(ModelMark::word).toList();
  }

  private String source(int row) {
    return value(row, "Source", "source", String.class);
  }

  @SuppressWarnings("unchecked")
  private MultiSelectComboBox<Origin> providers() {
    return (MultiSelectComboBox<Origin>)
        find(MultiSelectComboBox.class).withLabel("Provider").single();
  }

  /** Where the page last told the browser that it is. */
  private static String address() {
    UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
    return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
        .map(call -> call.getInvocation())
        .filter(call -> call.getExpression().contains("vaadin-navigate"))
        .map(call -> String.valueOf(call.getParameters().get(1)))
        .reduce((first, last) -> last)
        .orElse("");
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
      assertThat(value(row, "Model", "ref", String.class)).isEqualTo("openai/gpt-4o-mini");
      assertThat(cell(row, "Provider")).isEqualTo("OpenAI");
      assertThat(source(row)).isEqualTo("Default list");
      assertThat(value(row, "Context", "text", String.class)).isEmpty();
      assertThat(value(row, "Context", "unknown", String.class)).isEqualTo("unknown");
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
      test(providers()).selectItem("Anthropic");

      assertThat(refs())
          .containsExactly("anthropic/claude-3-5-haiku", "anthropic/claude-3-5-sonnet");
    }

    @Test
    void opensNarrowedToTheProviderInTheAddress() {
      open("models", "provider", "openai");

      assertThat(refs()).containsExactly("openai/gpt-4o", "openai/gpt-4o-mini");
      assertThat(providers().getValue()).extracting(Origin::name).containsExactly("OpenAI");
    }

    @Test
    void isWholeWhenTheProviderInTheAddressIsNotThere() {
      open("models", "provider", "nobody");

      assertThat(refs()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"Model", "Provider", "Source"})
    void isSortedByEachColumnBothWays(String header) {
      register("openai", "a-model", "Zebra");
      Comparator<Model> by =
          switch (header) {
            case "Model" -> Comparator.comparing(Model::name, String.CASE_INSENSITIVE_ORDER);
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
      assertThat(marks(row)).isEmpty();
      assertThat(source(row)).isEqualTo("Registry");
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
    void isMarkedWhileItsProviderHasNoKeyAndLeadsToWhereOneIsSaved() {
      assertThat(marks(0)).containsExactly("No key");
      assertThat(ModelMark.of(rows(grid()).getFirst()).getFirst().why())
          .isEqualTo("Save a key for OpenAI to use this model.");
      assertThat(value(0, "Actions", "unlockName", String.class)).isEqualTo("Unlock openai/first");

      call(0, "unlock");

      assertThat(getCurrentView()).isInstanceOf(ProfileView.class);
    }

    @Test
    void isChattedWithOnceItIsUnlocked() {
      assertThat(value(0, "Actions", "chats", Boolean.class)).isFalse();
      haveKey(me(), "openai", "sk-proj-abcdefghijkl1234");
      answer();
      int row = refs().indexOf("openai/first");
      assertThat(value(row, "Actions", "chats", Boolean.class)).isTrue();
      assertThat(value(row, "Actions", "chatName", String.class))
          .isEqualTo("Chat with openai/first");

      call(row, "chat");

      assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
          .isEqualTo("chat?model=openai%2Ffirst");
    }

    @Test
    void isNotChattedWithWhileItIsSwitchedOff() {
      haveKey(me(), "openai", "sk-proj-abcdefghijkl1234");
      choices.on(me(), new ModelRef(new ProviderId("openai"), "first"), false);
      answer();

      assertThat(value(refs().indexOf("openai/first"), "Actions", "chats", Boolean.class))
          .isFalse();
    }

    @Test
    void losesTheMarkWithAKeyAndGetsItBackWithoutOne() {
      var key = haveKey(me(), "openai", "sk-proj-abcdefghijkl1234");
      assertThat(marks(refs().indexOf("openai/first"))).isEmpty();

      credentials.delete(me(), key.id());

      assertThat(refs()).containsExactly("openai/first", "openai/second");
      assertThat(marks(0)).containsExactly("No key");
    }

    @Test
    void ofALocalServerNeedsNoKey() {
      register("ollama", "llama3.2", "Llama");

      assertThat(marks(refs().indexOf("ollama/llama3.2"))).isEmpty();
    }
  }

  @Nested
  class Choosing {

    @BeforeEach
    void saveAKey() {
      haveKey(me(), "openai", "sk-proj-abcdefghijkl1234");
    }

    private void press(int row, int column, String function, boolean wanted) {
      test(grid())
          .invokeLitRendererFunction(
              row, column, function, JacksonUtils.createArray(BooleanNode.valueOf(wanted)));
    }

    @Test
    void aStarMakesAFavouriteAndTakesItBack() {
      press(0, 0, "star", true);
      assertThat(notices()).containsExactly("openai/gpt-4o is a favourite");
      assertThat(rows(grid()).getFirst().favourite()).isTrue();

      press(0, 0, "star", false);
      assertThat(rows(grid()).getFirst().favourite()).isFalse();
    }

    @Test
    void aModelThatIsSwitchedOffStaysInTheListWithAMark() {
      press(0, column(grid(), "On"), "turn", false);

      assertThat(notices()).containsExactly("openai/gpt-4o is no longer offered");
      assertThat(refs()).containsExactly("openai/gpt-4o", "openai/gpt-4o-mini");
      assertThat(marks(0)).containsExactly("Off");

      open("models", "state", "on");
      assertThat(refs()).containsExactly("openai/gpt-4o-mini");
      open("models", "state", "off");
      assertThat(refs()).containsExactly("openai/gpt-4o");
    }

    @Test
    void favouritesAreFoundByThemselves() {
      choices.favourite(me(), ref("openai", "gpt-4o-mini"), true);

      open("models", "favourites", "");

      assertThat(refs()).containsExactly("openai/gpt-4o-mini");
      assertThat(button("Filters (1)").isVisible()).isTrue();
    }
  }

  @Nested
  class LockedModels {

    @Test
    void areShownWhenAskedForWithTheWayToUnlockThem() {
      find(Button.class, grid().getEmptyStateComponent())
          .withText("Show locked models")
          .single()
          .click();

      int row = refs().indexOf("groq/openai/gpt-oss-20b");
      assertThat(marks(row)).containsExactly("No key");
      assertThat(value(row, "Actions", "unlock", String.class)).isEqualTo("Unlock");
      assertThat(address()).isEqualTo("models?locked");
    }

    @Test
    void sayWhenAKeyHasToBeEnteredAgain() {
      var key = haveKey(me(), "openai", "sk-proj-abcdefghijkl1234");
      database
          .sql("UPDATE credential SET sealed = 'damaged' WHERE id = ?")
          .param(key.id().value())
          .update();
      events.publishEvent(new ModelEvent.Changed(me()));

      open("models");

      assertThat(marks(0)).containsExactly("Needs re-entry");
      assertThat(value(0, "Actions", "unlock", String.class)).isEqualTo("Unlock");
    }
  }

  @Nested
  class TheAddress {

    @BeforeEach
    void saveTwoKeys() {
      haveOpenAiAndAnthropic();
    }

    @Test
    void saysWhatIsShown() {
      test(textField("Filter")).setValue("gpt");
      assertThat(address()).isEqualTo("models?q=gpt");

      test(grid()).sortByColumn(column(grid(), "Model"), SortDirection.DESCENDING);
      assertThat(address()).isEqualTo("models?q=gpt&sort=-name");

      test(textField("Filter")).setValue("");
      test(providers()).selectItem("Anthropic");
      assertThat(address()).isEqualTo("models?provider=anthropic&sort=-name");
    }

    @Test
    void opensThePageAsItSays() {
      UI.getCurrent()
          .navigate(
              "models",
              QueryParameters.fromString("provider=openai&q=4o&sort=-name&source=default"));

      assertThat(refs()).containsExactly("openai/gpt-4o-mini", "openai/gpt-4o");
      assertThat(textField("Filter").getValue()).isEqualTo("4o");
      assertThat(grid().getSortOrder().getFirst().getDirection())
          .isEqualTo(SortDirection.DESCENDING);
    }

    @Test
    void isForgottenWhenThePageIsOpenedWithoutIt() {
      open("models", "q", "gpt");
      open("models");

      assertThat(refs()).hasSize(4);
      assertThat(textField("Filter").getValue()).isEmpty();
    }

    @Test
    void orderedByWhatNoColumnShowsIsKept() {
      open("models", "sort", "-id");

      assertThat(refs().getFirst()).isEqualTo("openai/gpt-4o-mini");
      assertThat(grid().getSortOrder()).isEmpty();
    }
  }

  @Nested
  class Columns {

    private CheckboxGroup<ModelColumn> chooser() {
      find(Popover.class).all().forEach(Popover::open);
      @SuppressWarnings("unchecked")
      CheckboxGroup<ModelColumn> group = find(CheckboxGroup.class).withLabel("Columns").single();
      return group;
    }

    @Test
    void areChosen() {
      test(chooser()).selectItem("Ends");
      assertThat(headers(grid())).contains("Ends", "Source");

      test(chooser()).deselectItem("Source");
      assertThat(headers(grid())).contains("Ends", "Context").doesNotContain("Source");
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
