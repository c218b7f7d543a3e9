package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.chat.ConversationId;
import app.gatehouse.components.Icons;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import org.jspecify.annotations.Nullable;

/** What stands above a conversation: its title, its menu, and the ways to others. */
final class ConversationHead extends Div {

  private final H1 title = new H1();
  private final ConversationMenu menu;
  private final Button more = ConversationMenu.button(t("chat.menu"));

  /**
   * @param toggleList shows or hides the list of conversations
   */
  ConversationHead(ChatTools tools, AccountId account, Runnable toggleList, Runnable startNew) {
    menu = new ConversationMenu(tools, account);
    Button toggle = Quiet.button(Icons.LIST, t("chat.list.toggle"));
    toggle.addClassName("chat-list-toggle");
    toggle.addClickListener(click -> toggleList.run());
    Button begin = Quiet.button(Icons.ADD, t("chat.new"));
    begin.addClassName("chat-new-small");
    begin.addClickListener(click -> startNew.run());
    addClassName("chat-head");
    add(toggle, title, begin, more, menu);
  }

  /**
   * @param conversation null for one that has not begun
   */
  void show(@Nullable ConversationId conversation, String words) {
    title.setText(words);
    menu.show(more, conversation);
    more.setVisible(conversation != null);
  }

  String title() {
    return title.getText();
  }
}
