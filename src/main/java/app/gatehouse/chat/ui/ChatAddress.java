package app.gatehouse.chat.ui;

import app.gatehouse.chat.ConversationId;
import app.gatehouse.models.ModelRef;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import java.util.Optional;

/** Addresses of the page. */
final class ChatAddress {

  static final String PATH = "chat";

  /** The model that a new chat begins with. */
  private static final String MODEL = "model";

  private ChatAddress() {}

  /** The model that an address names; empty where it names none, or nothing that can be one. */
  static Optional<ModelRef> model(Location address) {
    return address.getQueryParameters().getSingleParameter(MODEL).flatMap(ModelRef::parse);
  }

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
