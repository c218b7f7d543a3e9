package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.chat.ChatEvent;
import app.gatehouse.chat.Content;
import app.gatehouse.chat.Conversation;
import app.gatehouse.chat.ConversationId;
import app.gatehouse.chat.Message;
import app.gatehouse.chat.MessageId;
import app.gatehouse.chat.RunningAnswer;
import app.gatehouse.components.Icons;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.Notices;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.models.ModelRef;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Chat page: conversations, and the one that is open. */
@Route(ChatAddress.PATH)
@PermitAll
public class ChatView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

  private final ChatTools tools;
  private final AccountId account;
  private final ConversationList list;
  private final H1 title = new H1();
  private final ConversationMenu menu;
  private final Button more = ConversationMenu.button(t("chat.menu"));
  private final SystemPrompt system;
  private final ModelPicker models;
  private final ConversationPane pane;
  private final Composer composer;
  private @Nullable ConversationId open;
  private @Nullable Message edited;

  ChatView(ChatTools tools, CurrentAccount current, LiveUpdates live) {
    this.tools = tools;
    this.account = current.id();
    addClassName("chat");
    list =
        new ConversationList(
            tools, account, this::startNew, () -> removeClassName("chat-list-shown"));
    menu = new ConversationMenu(tools, account);
    system = new SystemPrompt(told -> changeHead(head -> head.told(told)));
    models = new ModelPicker(tools.models(), account);
    composer = new Composer(models, new Typing());
    pane = new ConversationPane(tools, account, new Acting(), () -> composer.answering(false));

    Button toggle = Quiet.button(Icons.LIST, t("chat.list.toggle"));
    toggle.addClassName("chat-list-toggle");
    toggle.addClickListener(click -> toggleList());
    Button begin = Quiet.button(Icons.ADD, t("chat.new"));
    begin.addClassName("chat-new-small");
    begin.addClickListener(click -> startNew());
    Div head = new Div(toggle, title, begin, more, menu);
    head.addClassName("chat-head");
    Div conversation = new Div(head, system, pane, composer);
    conversation.addClassName("chat-conversation");
    add(list, conversation);

    live.listen(this, ChatEvent.class, this::heard);
    live.listen(
        this,
        ModelEvent.Changed.class,
        changed -> {
          if (changed.account().equals(account)) {
            modelsChanged();
          }
        });
  }

  @Override
  public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String parameter) {
    removeClassName("chat-list-shown");
    Optional<ConversationId> wanted =
        Optional.ofNullable(parameter)
            .flatMap(ConversationId::parse)
            .filter(id -> tools.conversations().find(account, id).isPresent());
    if (parameter != null && wanted.isEmpty()) {
      event.forwardTo(ChatAddress.PATH);
      return;
    }
    open(wanted.orElse(null));
    if (wanted.isEmpty()) {
      ChatAddress.model(event.getLocation()).ifPresent(this::beginWith);
    }
  }

  private void beginWith(ModelRef model) {
    if (models.offers(model)) {
      models.choose(model);
      composer.focusPrompt();
    } else {
      Notices.failed(t("chat.model.not-offered", model));
    }
  }

  /**
   * Shows a conversation of the account's.
   *
   * @param conversation null for a new one
   */
  // Visible for testing.
  void open(@Nullable ConversationId conversation) {
    composer.clear();
    edited = null;
    open = conversation;
    showOpen();
  }

  @Override
  public String getPageTitle() {
    return t("chat.page-title", title.getText());
  }

  private void showOpen() {
    ConversationId id = open;
    Optional<Conversation> conversation =
        id == null ? Optional.empty() : tools.conversations().find(account, id);
    Conversation.Head head = conversation.map(Conversation::head).orElse(null);
    title.setText(head != null ? head.title() : id == null ? t("chat.title") : t("chat.list.lost"));
    showMenu(id);
    list.open(id);
    system.show(head == null ? "" : head.system());
    system.setOpened(false);
    chooseModel(head);
    composer.setVisible(id == null || head != null);
    if (id == null) {
      showEmpty();
      composer.answering(false);
    } else {
      showBranch(id);
    }
  }

  private void showMenu(@Nullable ConversationId id) {
    menu.show(more, id);
    more.setVisible(id != null);
  }

  private void showBranch(ConversationId id) {
    Optional<RunningAnswer> running = tools.answering().running(account, id);
    pane.show(tools.conversations().branch(account, id));
    // Before it is followed: it may have ended by then, which is told at once.
    composer.answering(running.isPresent());
    running.ifPresent(pane::follow);
    pane.toEnd();
  }

  private void showEmpty() {
    boolean none = models.isEmptyOfModels();
    pane.showInstead(NothingYet.of(none));
    composer.setVisible(!none);
    system.setVisible(!none);
  }

  private void chooseModel(Conversation.@Nullable Head head) {
    if (head == null || head.model() == null) {
      models.chooseFirst(
          tools.conversations().list(account).stream()
              .map(Conversation::head)
              .flatMap(known ->
                  known == null || known.model() == null
                      ? Stream.<ModelRef>empty()
                      : Stream.of(known.model()))
              .limit(1)
              .toList());
    } else {
      models.choose(head.model());
    }
  }

  private void modelsChanged() {
    models.refresh();
    if (open == null) {
      if (models.chosen().isEmpty()) {
        chooseModel(null);
      }
      showEmpty();
    }
  }

  private void heard(ChatEvent event) {
    if (!event.account().equals(account)) {
      return;
    }
    list.refresh();
    if (event.conversation().equals(open)) {
      switch (event) {
        case ChatEvent.Deleted deleted -> startNew();
        case ChatEvent.Changed changed ->
            tools
                .conversations()
                .find(account, changed.conversation())
                .map(Conversation::head)
                .ifPresent(head -> entitle(head.title()));
      }
    }
  }

  private void entitle(String words) {
    title.setText(words);
    getUI().ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
  }

  private void startNew() {
    removeClassName("chat-list-shown");
    UI.getCurrent().navigate(ChatAddress.PATH);
    composer.focusPrompt();
  }

  /** The list is there on wide windows unless it was folded, on narrow ones when asked for. */
  private void toggleList() {
    if (!getClassNames().remove("chat-list-shown")) {
      addClassName("chat-list-shown");
    }
  }

  private void changeHead(UnaryOperator<Conversation.Head> change) {
    ConversationId id = open;
    if (id != null) {
      tools.conversations().change(account, id, change);
    }
  }

  private void start(Content prompt, ModelRef model) {
    ConversationId id = open == null ? create(prompt, model) : open;
    MessageId parent =
        edited == null
            ? tools.conversations().find(account, id).map(Conversation::leaf).orElse(null)
            : edited.parent();
    if (tools.answering().send(account, id, parent, prompt, model).isEmpty()) {
      Notices.failed(t("chat.busy"));
      return;
    }
    edited = null;
    composer.clear();
    showBranch(id);
  }

  private ConversationId create(Content prompt, ModelRef model) {
    ConversationId id =
        tools
            .conversations()
            .create(account, new Conversation.Head(Titles.of(prompt), system.told(), model));
    open = id;
    entitle(Titles.of(prompt));
    showMenu(id);
    list.open(id);
    getUI().ifPresent(ui -> ChatAddress.replace(ui, id));
    return id;
  }

  /** What is typed. */
  private final class Typing implements Composer.Listener {

    @Override
    public void send(Content prompt) {
      Optional<ModelRef> model = models.chosen();
      if (model.isEmpty()) {
        Notices.failed(t("chat.model.missing"));
        composer.chooseModel();
        return;
      }
      new SecretQuestion(tools, account)
          .ask(prompt, sent -> start(sent, model.get()), composer::focusPrompt);
    }

    @Override
    public void stop() {
      ConversationId id = open;
      if (id != null) {
        tools.answering().running(account, id).ifPresent(RunningAnswer::stop);
      }
    }

    @Override
    public void cancelEditing() {
      edited = null;
      composer.clear();
    }
  }

  /** What is done with messages. */
  private final class Acting implements MessageActions {

    @Override
    public void show(MessageId message) {
      ConversationId id = open;
      if (id != null) {
        tools.conversations().show(account, id, message);
        showBranch(id);
      }
    }

    @Override
    public void edit(Message prompt) {
      Content content = prompt.content();
      if (content != null) {
        edited = prompt;
        composer.edit(content);
      }
    }

    @Override
    public void again(Message answer) {
      ConversationId id = open;
      MessageId prompt = answer.parent();
      if (id == null || prompt == null) {
        return;
      }
      Optional<ModelRef> model = models.chosen();
      if (model.isEmpty()) {
        chooseModel();
      } else if (tools.answering().again(account, id, prompt, model.get()).isEmpty()) {
        Notices.failed(t("chat.busy"));
      } else {
        showBranch(id);
      }
    }

    @Override
    public void chooseModel() {
      composer.chooseModel();
    }
  }
}
