package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.chat.Content;
import app.gatehouse.chat.Conversation;
import app.gatehouse.chat.ConversationId;
import app.gatehouse.chat.Message;
import app.gatehouse.chat.MessageId;
import app.gatehouse.chat.RunningAnswer;
import app.gatehouse.components.Notices;
import app.gatehouse.models.ModelRef;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The conversation that is open, or the one that is about to begin. */
final class OpenConversation extends Div {

  private final ChatTools tools;
  private final AccountId account;
  private final PageAround around;
  private final ConversationHead head;
  private final SystemPrompt system;
  private final ModelPicker models;
  private final ConversationPane pane;
  private final Composer composer;
  private @Nullable ConversationId open;
  private @Nullable Message edited;

  OpenConversation(ChatTools tools, AccountId account, PageAround around) {
    this.tools = tools;
    this.account = account;
    this.around = around;
    head = new ConversationHead(tools, account, around::toggleList, around::startNew);
    system = new SystemPrompt(told -> changeHead(now -> now.told(told)));
    models = new ModelPicker(tools.models(), account);
    composer = new Composer(models, new Typing());
    pane = new ConversationPane(tools, account, new Acting(), () -> composer.answering(false));
    addClassName("chat-conversation");
    add(head, system, pane, composer);
  }

  /** Null for one that has not begun. */
  @Nullable ConversationId id() {
    return open;
  }

  String title() {
    return head.title();
  }

  /**
   * Shows a conversation of the account's.
   *
   * @param id null for a new one
   */
  void open(@Nullable ConversationId id) {
    composer.clear();
    edited = null;
    open = id;
    Conversation.Head known = id == null ? null : headOf(id).orElse(null);
    head.show(
        id, known != null ? known.title() : id == null ? t("chat.title") : t("chat.list.lost"));
    system.show(known == null ? "" : known.system());
    system.setOpened(false);
    chooseModel(known);
    composer.setVisible(id == null || known != null);
    if (id == null) {
      showEmpty();
      composer.answering(false);
    } else {
      showBranch(id);
    }
  }

  /** A new one, with this model if it is offered. */
  void beginWith(ModelRef model) {
    if (models.offers(model)) {
      models.choose(model);
      composer.focusPrompt();
    } else {
      Notices.failed(t("chat.model.not-offered", model));
    }
  }

  void focusPrompt() {
    composer.focusPrompt();
  }

  /** Its head may be another one. */
  void headChanged() {
    ConversationId id = open;
    if (id != null) {
      headOf(id).ifPresent(known -> entitle(id, known.title()));
    }
  }

  void modelsChanged() {
    models.refresh();
    if (open == null) {
      if (models.chosen().isEmpty()) {
        chooseModel(null);
      }
      showEmpty();
    }
  }

  private Optional<Conversation.Head> headOf(ConversationId id) {
    return tools.conversations().find(account, id).map(Conversation::head);
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

  private void chooseModel(Conversation.@Nullable Head of) {
    models.chooseAsIn(of, tools.conversations().list(account));
  }

  private void entitle(ConversationId id, String words) {
    head.show(id, words);
    around.retitled();
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
    String words = Titles.of(prompt);
    ConversationId id =
        tools.conversations().create(account, new Conversation.Head(words, system.told(), model));
    open = id;
    entitle(id, words);
    around.began(id);
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
