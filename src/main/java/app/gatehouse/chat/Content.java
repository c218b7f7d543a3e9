package app.gatehouse.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a message is sealed. Shows nothing of itself.
 *
 * @param text in Markdown where a model wrote it
 * @param reasoning what the model wrote before its answer; empty when it sent none
 * @param attachments of a prompt
 * @param figures of an answer; null for a prompt
 * @param trouble why the answer is not whole; null when nothing went wrong
 */
public record Content(
    String text,
    String reasoning,
    List<Attachment> attachments,
    @Nullable Figures figures,
    @Nullable Trouble trouble) {

  /** Characters of a prompt without its attachments. */
  public static final int LONGEST_PROMPT = 200_000;

  public Content {
    attachments = List.copyOf(attachments);
  }

  public static Content prompt(String text, List<Attachment> attachments) {
    return new Content(text, "", attachments, null, null);
  }

  public static Content answer(
      String text, String reasoning, Figures figures, @Nullable Trouble trouble) {
    return new Content(text, reasoning, List.of(), figures, trouble);
  }

  @Override
  public String toString() {
    return text.length() + " characters";
  }
}
