package app.gatehouse.chat.internal;

import app.gatehouse.vault.CannotOpenException;
import app.gatehouse.vault.SealContext;
import app.gatehouse.vault.SecretCipher;
import app.gatehouse.vault.SecretText;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals what was said for its place: a conversation's head for the account and the conversation, a
 * message for these, itself and who said it. What was moved elsewhere no longer opens.
 */
@Component
public class ChatSeal {

  private static final String CONVERSATION = "conversation";
  private static final String MESSAGE = "chat-message";

  private final SecretCipher cipher;
  private final JsonMapper json = JsonMapper.builder().build();

  ChatSeal(SecretCipher cipher) {
    this.cipher = cipher;
  }

  /** Where something sealed stands, as it is stored: also what an altered row says. */
  public sealed interface Place {

    UUID account();

    UUID conversation();

    /** A conversation's head. */
    record OfConversation(UUID account, UUID conversation) implements Place {}

    /** A message's content. */
    record OfMessage(UUID account, UUID conversation, UUID message, String role) implements Place {}
  }

  /** Within the transaction that stores it. */
  public String seal(Place place, Object value) {
    try (SecretText text = SecretText.of(json.writeValueAsString(value))) {
      return cipher.seal(context(place), text);
    }
  }

  /** Empty when it was not sealed for this place, or is not what it should be. */
  public <T> Optional<T> open(Place place, String sealed, Class<T> type) {
    try (SecretText text = cipher.open(context(place), sealed)) {
      return Optional.of(json.readValue(text.expose(), type));
    } catch (CannotOpenException | JacksonException e) {
      return Optional.empty();
    }
  }

  boolean opens(Place place, String sealed) {
    try {
      cipher.open(context(place), sealed).close();
      return true;
    } catch (CannotOpenException e) {
      return false;
    }
  }

  /**
   * @throws CannotOpenException when it was not sealed for this place
   */
  String reseal(Place place, String sealed) {
    return cipher.reseal(context(place), sealed);
  }

  private static SealContext context(Place place) {
    return switch (place) {
      case Place.OfConversation(UUID account, UUID conversation) ->
          new SealContext(CONVERSATION, account.toString(), "", conversation.toString(), "head");
      case Place.OfMessage(UUID account, UUID conversation, UUID message, String role) ->
          new SealContext(
              MESSAGE,
              account.toString(),
              conversation.toString(),
              message.toString(),
              "content@" + role);
    };
  }
}
