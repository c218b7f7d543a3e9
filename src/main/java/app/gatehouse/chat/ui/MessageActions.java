package app.gatehouse.chat.ui;

import app.gatehouse.chat.Message;
import app.gatehouse.chat.MessageId;

/** What can be done with a message. */
interface MessageActions {

  /** Shows the branch that leads through this one. */
  void show(MessageId message);

  /** Puts a prompt back to where it is typed, to be sent in place of itself. */
  void edit(Message prompt);

  /** Has the prompt of this answer answered once more. */
  void again(Message answer);

  /** Leads to where another model is chosen. */
  void chooseModel();
}
