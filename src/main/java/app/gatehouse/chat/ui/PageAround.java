package app.gatehouse.chat.ui;

import app.gatehouse.chat.ConversationId;

/** What the open conversation asks of the page around it. */
interface PageAround {

  void startNew();

  /** Shows or hides the list of conversations. */
  void toggleList();

  /** A new conversation has become one that is kept, with its first message. */
  void began(ConversationId conversation);

  /** The open conversation is called otherwise. */
  void retitled();
}
