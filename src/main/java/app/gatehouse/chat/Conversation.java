package app.gatehouse.chat;

import app.gatehouse.models.ModelRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation without its messages.
 *
 * @param head null when it does not open: it was altered, or the key that sealed it is gone
 * @param leaf the last message of the branch that is shown; null while there is none
 * @param changedAt when something was last said in it, or it was renamed
 */
public record Conversation(
    ConversationId id,
    @Nullable Head head,
    @Nullable MessageId leaf,
    Instant createdAt,
    Instant changedAt) {

  /** Characters of a title. */
  public static final int LONGEST_TITLE = 120;

  /** Characters of a system prompt. */
  public static final int LONGEST_SYSTEM = 100_000;

  /**
   * What of a conversation is sealed. Shows nothing of itself.
   *
   * @param title 1 to 120 characters
   * @param system what the model is told before anything else; empty for nothing
   * @param model which is asked next; null for none chosen yet
   */
  public record Head(String title, String system, @Nullable ModelRef model) {

    public Head titled(String other) {
      return new Head(other, system, model);
    }

    public Head told(String otherSystem) {
      return new Head(title, otherSystem, model);
    }

    public Head asking(ModelRef other) {
      return new Head(title, system, other);
    }

    @Override
    public String toString() {
      return "Head";
    }
  }
}
