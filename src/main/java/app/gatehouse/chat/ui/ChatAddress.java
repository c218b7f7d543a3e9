package app.gatehouse.chat.ui;

import app.gatehouse.chat.ConversationId;
import com.vaadin.flow.component.UI;

/** Addresses of the page. */
final class ChatAddress {

  static final String PATH = "chat";

  private ChatAddress() {}

  static String of(ConversationId conversation) {
    return PATH + "/" + conversation;
  }

  static void open(UI ui, ConversationId conversation) {
    ui.navigate(of(conversation));
  }

  /** Makes it the page's address; nothing is loaded. */
  static void replace(UI ui, ConversationId conversation) {
    ui.getPage().getHistory().replaceState(null, of(conversation));
  }
}
