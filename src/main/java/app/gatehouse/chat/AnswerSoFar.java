package app.gatehouse.chat;

import app.gatehouse.chat.Message.State;

/**
 * How far an answer has come.
 *
 * @param state {@link State#WRITING} while more may come
 */
public record AnswerSoFar(State state, Content content) {

  public boolean ended() {
    return state != State.WRITING;
  }
}
