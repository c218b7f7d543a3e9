package app.gatehouse.chat;

import java.util.UUID;

/** Names a message for good. */
public record MessageId(UUID value) {

  static MessageId random() {
    return new MessageId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
