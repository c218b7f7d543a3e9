package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.chat.ChatEvent;
import app.gatehouse.chat.ConversationId;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.models.ModelEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Chat page: conversations, and the one that is open. */
@Route(ChatAddress.PATH)
@PermitAll
public class ChatView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

  private static final String LIST_SHOWN = "chat-list-shown";

  private final ChatTools tools;
  private final AccountId account;
  private final ConversationList list;
  private final OpenConversation conversation;

  ChatView(ChatTools tools, CurrentAccount current, LiveUpdates live) {
    this.tools = tools;
    this.account = current.id();
    addClassName("chat");
    list = new ConversationList(tools, account, this::startNew, () -> removeClassName(LIST_SHOWN));
    conversation = new OpenConversation(tools, account, new Around());
    add(list, conversation);

    live.listen(this, ChatEvent.class, this::heard);
    live.listen(
        this,
        ModelEvent.Changed.class,
        changed -> {
          if (changed.account().equals(account)) {
            conversation.modelsChanged();
          }
        });
  }

  @Override
  public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String parameter) {
    removeClassName(LIST_SHOWN);
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
      ChatAddress.model(event.getLocation()).ifPresent(conversation::beginWith);
    }
  }

  /**
   * Shows a conversation of the account's.
   *
   * @param id null for a new one
   */
  // Visible for testing.
  void open(@Nullable ConversationId id) {
    conversation.open(id);
    list.open(id);
  }

  @Override
  public String getPageTitle() {
    return t("chat.page-title", conversation.title());
  }

  private void heard(ChatEvent event) {
    if (!event.account().equals(account)) {
      return;
    }
    list.refresh();
    if (event.conversation().equals(conversation.id())) {
      switch (event) {
        case ChatEvent.Deleted deleted -> startNew();
        case ChatEvent.Changed changed -> conversation.headChanged();
      }
    }
  }

  private void startNew() {
    removeClassName(LIST_SHOWN);
    UI.getCurrent().navigate(ChatAddress.PATH);
    conversation.focusPrompt();
  }

  private final class Around implements PageAround {

    @Override
    public void startNew() {
      ChatView.this.startNew();
    }

    /** The list is there on wide windows unless it was folded, on narrow ones when asked for. */
    @Override
    public void toggleList() {
      if (!getClassNames().remove(LIST_SHOWN)) {
        addClassName(LIST_SHOWN);
      }
    }

    @Override
    public void began(ConversationId begun) {
      list.open(begun);
      getUI().ifPresent(ui -> ChatAddress.replace(ui, begun));
    }

    @Override
    public void retitled() {
      getUI().ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
    }
  }
}
