package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.chat.Conversation;
import app.gatehouse.chat.ConversationId;
import app.gatehouse.components.When;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.time.Instant;
import java.util.Locale;

/** One of the account's conversations in the list of them. */
final class ConversationRow extends ListItem {

  private final RouterLink link;
  private final Span title = new Span();
  private final Span age = new Span();
  private final Button more = ConversationMenu.button("");

  ConversationRow(ConversationId id, ConversationMenu menu) {
    link = new RouterLink(ChatView.class, id.toString());
    title.addClassName("chat-list-title");
    age.addClassName("hint");
    link.add(title, age);
    more.addClickListener(click -> menu.open(more, id));
    addClassName("chat-list-row");
    add(link, more);
  }

  void show(Conversation conversation, boolean open, Instant now) {
    String words = title(conversation);
    title.setText(words);
    age.setText(When.since(conversation.changedAt(), now));
    link.setClassName("chat-list-lost", conversation.head() == null);
    link.getElement().setAttribute("title", words);
    if (open) {
      link.getElement().setAttribute("aria-current", "page");
    } else {
      link.getElement().removeAttribute("aria-current");
    }
    more.setAriaLabel(t("chat.menu-named", words));
  }

  static boolean holds(Conversation conversation, String wanted) {
    return title(conversation).toLowerCase(Locale.ROOT).contains(wanted);
  }

  private static String title(Conversation conversation) {
    Conversation.Head head = conversation.head();
    return head == null ? t("chat.list.lost") : head.title();
  }
}
