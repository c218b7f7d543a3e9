package app.gatehouse.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.chat.Conversation;
import app.gatehouse.chat.ConversationId;
import app.gatehouse.chat.Conversations;
import app.gatehouse.chat.FakeInference;
import app.gatehouse.chat.TestAnswering;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(60)
class ChatViewTest extends ViewTest {

  private static final String KEY = "sk-proj-AbCdEfGhIj0123456789";

  @Autowired private ChatTools real;
  @Autowired private Conversations conversations;
  @Autowired private ModelCatalog models;
  @Autowired private ModelRegistry registry;
  @Autowired private CurrentAccount current;
  @Autowired private LiveUpdates live;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient database;

  private final FakeInference inference = new FakeInference();
  private ChatTools tools;
  private ChatView view;

  @BeforeEach
  void openThePage() {
    haveKey(me(), "openai", KEY);
    open("keys");
    tools =
        new ChatTools(
            conversations,
            TestAnswering.of(conversations, models, inference, transaction, real.clock()),
            models,
            real.keys(),
            real.providers(),
            real.runtime(),
            live,
            real.clock());
    show(null);
  }

  @AfterEach
  void removeConversations() {
    view.removeFromParent();
    conversations.list(me()).forEach(each -> conversations.delete(me(), each.id()));
  }

  /** A page as it is after a reload. */
  private void show(@Nullable ConversationId conversation) {
    if (view != null) {
      view.removeFromParent();
    }
    view = new ChatView(tools, current, live);
    UI.getCurrent().add(view);
    view.open(conversation);
    answer();
  }

  private void send(String text) {
    find(TextArea.class).withAriaLabel("Message").single().setValue(text);
    test(named("Send")).click();
  }

  private void until(BooleanSupplier wanted) {
    while (!wanted.getAsBoolean()) {
      answer();
      Thread.onSpinWait();
    }
  }

  private String said() {
    StringBuilder all = new StringBuilder();
    collect(view, all);
    return all.toString();
  }

  private static void collect(Component component, StringBuilder all) {
    String html = component.getElement().getProperty("innerHTML", "");
    all.append(html.isEmpty() ? component.getElement().getText() : html).append(' ');
    component.getChildren().forEach(child -> collect(child, all));
  }

  private boolean isDone() {
    answer();
    return find(Button.class).withAriaLabel("Answer again").exists();
  }

  private ConversationId only() {
    return conversations.list(me()).getFirst().id();
  }

  @Test
  void anAnswerIsShownWhileItComesAndItsFiguresAtTheEnd() {
    FakeInference.Script script = inference.answers();
    send("How do I sort?");
    script.thinks("Hm").says("Use **sort**");
    until(() -> said().contains("<strong>sort</strong>"));
    assertThat(named("Stop").isVisible()).isTrue();

    script.uses(7, 21).ends();
    until(this::isDone);

    assertThat(said()).contains("GPT-4o", "OpenAI", "7 tokens in, 21 out", "cost unknown");
    assertThat(find(H1.class).last().getText()).isEqualTo("How do I sort?");
    assertThat(find(TextArea.class).withAriaLabel("Message").single().getValue()).isEmpty();
    assertThat(conversations.find(me(), only()).map(Conversation::head).orElseThrow().title())
        .isEqualTo("How do I sort?");
  }

  @Test
  void aReloadInTheMiddleOfAnAnswerGoesOnWithIt() {
    FakeInference.Script script = inference.answers();
    send("Hello");
    script.says("First ");
    until(() -> said().contains("First"));

    show(only());
    until(() -> said().contains("First"));
    script.says("second").ends();
    until(this::isDone);

    assertThat(said()).contains("First second");
  }

  @Test
  void stopEndsTheAnswerAndSaysSo() {
    FakeInference.Script script = inference.answers();
    send("Hello");
    script.says("Half");
    until(() -> said().contains("Half"));

    test(named("Stop")).click();
    until(this::isDone);

    assertThat(script.isClosed()).isTrue();
    assertThat(said()).contains("You stopped this answer.");
  }

  @Test
  void aRejectedKeyIsSaidInPlaceWithTheWayOut() {
    inference.refuses(new Failure(Reason.KEY_REJECTED, 401, null, null, "<b>bad key</b>"));
    send("Hello");
    until(() -> said().contains("OpenAI rejects the saved key."));

    assertThat(button("Replace the key").isVisible()).isTrue();
    assertThat(said()).contains("Hello");
    assertThat(conversations.messages(me(), only())).hasSize(2);
  }

  @Test
  void waitingIsCountedDown() {
    inference.refuses(new Failure(Reason.RATE_LIMITED, 429, Duration.ofSeconds(41), null, null));
    send("Hello");
    until(() -> find(RetryButton.class).exists());

    RetryButton retry = find(RetryButton.class).single();
    assertThat(retry.isEnabled()).isFalse();
    assertThat(retry.getText()).startsWith("Try again in ");
  }

  @Test
  void aKeyInThePromptIsAskedAboutAndTakenOut() {
    inference.answers().says("Fine").ends();
    send("Is " + KEY + " good?");

    assertThat(isAsked()).isTrue();
    assertThat(inference.asked).isEmpty();
    test(question()).confirm();
    until(this::isDone);

    assertThat(inference.lastBody()).doesNotContain(KEY).contains("Is [key removed] good?");
  }

  @Test
  void whoCancelsKeepsEverythingTyped() {
    send("Is " + KEY + " good?");

    test(question()).cancel();

    assertThat(inference.asked).isEmpty();
    assertThat(find(TextArea.class).withAriaLabel("Message").single().getValue())
        .isEqualTo("Is " + KEY + " good?");
  }

  @Test
  void aKeyInAFileIsAskedAboutToo() {
    find(Composer.class)
        .single()
        .attachments()
        .take("env.txt", ("KEY=" + KEY).getBytes(StandardCharsets.UTF_8));
    send("What is this?");

    assertThat(isAsked()).isTrue();
    test(question()).cancel();
  }

  @Test
  void whatIsNoTextIsNotAttached() {
    find(Composer.class).single().attachments().take("a.png", new byte[] {(byte) 0x89, 'P', 0, 1});

    assertThat(find(Composer.class).single().attachments().files()).isEmpty();
    assertThat(notices()).anyMatch(notice -> notice.contains("a.png is not a text file"));
  }

  @Test
  void anEditedPromptIsSentInPlaceOfItself() {
    inference.answers().says("One").ends();
    send("First");
    until(this::isDone);
    test(named("Edit and send again")).click();
    inference.answers().says("Two").ends();
    send("Second");
    until(() -> said().contains("<p>Two</p>"));
    until(this::isDone);

    assertThat(said()).doesNotContain("<p>One</p>").contains("2 of 2");
    test(named("Former variant")).click();
    answer();
    assertThat(said()).contains("<p>One</p>").doesNotContain("<p>Two</p>");
  }

  @Test
  void whatAModelWritesIsSanitised() {
    inference.answers().says("<img src=x onerror=alert(1)> [x](javascript:alert(1))").ends();
    send("Hello");
    until(this::isDone);

    assertThat(said()).doesNotContain("<img").doesNotContain("javascript");
  }

  @Test
  void aConversationThatIsNotOpenIsRenamedAndDeletedFromItsRow() {
    ConversationId open = conversations.create(me(), new Conversation.Head("Open one", "", null));
    ConversationId other = conversations.create(me(), new Conversation.Head("Other", "", null));
    show(open);

    test(named("What to do with Other")).click();
    inMenu("Rename").click();
    TextField title = textField("Title");
    assertThat(title.getValue()).isEqualTo("Other");
    title.setValue("Renamed");
    buttonOfDialog("Rename").click();
    answer();
    assertThat(titleOf(other)).isEqualTo("Renamed");
    assertThat(titleOf(open)).isEqualTo("Open one");
    assertThat(find(H1.class).last().getText()).isEqualTo("Open one");

    test(named("What to do with Open one")).click();
    test(named("What to do with Renamed")).click();
    inMenu("Delete").click();
    test(question()).confirm();
    answer();
    assertThat(conversations.find(me(), other)).isEmpty();
    assertThat(conversations.find(me(), open)).isPresent();
    assertThat(said()).contains("Open one").doesNotContain("Renamed");
  }

  @Test
  void whoeverStandsOnARowOfTheListStaysThereWhenItIsWrittenAnew() {
    ConversationId id = conversations.create(me(), new Conversation.Head("Before", "", null));
    show(null);
    Button before = named("What to do with Before");

    conversations.change(me(), id, head -> head.titled("After"));
    answer();

    assertThat(named("What to do with After")).isSameAs(before);
    assertThat(before.isAttached()).isTrue();
  }

  private Button inMenu(String words) {
    ConversationMenu menu =
        find(ConversationMenu.class).all().stream()
            .filter(ConversationMenu::isOpened)
            .findFirst()
            .orElseThrow();
    return menu.getChildren()
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .filter(button -> button.getText().equals(words))
        .findFirst()
        .orElseThrow();
  }

  private Button buttonOfDialog(String words) {
    return find(Button.class, find(Dialog.class).single()).withText(words).single();
  }

  private String titleOf(ConversationId id) {
    return conversations.find(me(), id).map(Conversation::head).orElseThrow().title();
  }

  @ParameterizedTest
  @ValueSource(strings = {"o3", "owner/model:8b", "we/ird:id+%2F&x=1#y?z"})
  void anAddressMayNameTheModelOfANewChat(String id) {
    ModelRef wanted = new ModelRef(new ProviderId("openai"), id);
    registry.add(me(), wanted, null);

    open("chat", "model", wanted.toString());
    assertThat(chosen()).isEqualTo(wanted);

    String address = UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters();
    assertThat(new Location(address).getQueryParameters().getSingleParameter("model"))
        .contains(wanted.toString());
  }

  @Test
  void aModelInTheAddressThatIsNotOfferedIsNamedAndAnotherOneChosen() {
    open("chat", "model", "openai/no-such-model");

    assertThat(notices())
        .anyMatch(notice -> notice.contains("openai/no-such-model cannot be chatted with now."));
    assertThat(chosen().id()).isNotEqualTo("no-such-model");
  }

  /** In the page that was navigated to. */
  private ModelRef chosen() {
    return find(ModelPicker.class, (Component) getCurrentView()).single().chosen().orElseThrow();
  }

  @Test
  void theAddressOfSomebodyElsesConversationLeadsToANewOne() {
    ConversationId theirs =
        conversations.create(anotherAccount(), new Conversation.Head("Theirs", "", null));

    open("chat/" + theirs);

    assertThat(pageWords()).doesNotContain("Theirs");
    assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("chat");
  }
}
