package app.gatehouse.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was said.
 *
 * @param parent which it follows; null for a first one
 * @param content null when it does not open
 */
public record Message(
    MessageId id,
    @Nullable MessageId parent,
    Role role,
    State state,
    @Nullable Content content,
    Instant createdAt) {

  /** Who said it. */
  public enum Role {
    USER,
    ASSISTANT
  }

  /** Whether it is whole. */
  public enum State {
    /** It is being written; what is stored of it is at most a few seconds old. */
    WRITING,
    DONE,
    /** Whoever asked stopped it. */
    STOPPED,
    /** Gatehouse ended while it was being written. */
    BROKEN,
    /** The model gave no answer, or only a part of one: {@link Content#trouble} tells why. */
    FAILED
  }
}
