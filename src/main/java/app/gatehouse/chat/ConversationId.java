package app.gatehouse.chat;

import java.util.Optional;
import java.util.UUID;

/** Names a conversation for good. */
public record ConversationId(UUID value) {

  static ConversationId random() {
    return new ConversationId(UUID.randomUUID());
  }

  /** As it stands in an address; empty for what is none. */
  public static Optional<ConversationId> parse(String text) {
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equals(text) ? Optional.of(new ConversationId(id)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
