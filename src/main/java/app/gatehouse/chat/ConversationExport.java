package app.gatehouse.chat;

import app.gatehouse.chat.Message.Role;
import app.gatehouse.chat.internal.PromptBody;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A conversation as a file of its own: the branch that is shown. As Markdown to be read, as JSON
 * for programs ({@code format} is {@code gatehouse-conversation-1}).
 */
public final class ConversationExport {

  private static final int LONGEST_NAME = 60;

  private ConversationExport() {}

  /**
   * A name for the file, without what file systems do not take.
   *
   * @param ending without a dot
   */
  public static String name(@Nullable String title, String ending) {
    String plain =
        (title == null ? "" : title)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    String begin =
        plain.substring(0, plain.offsetByCodePoints(0, Math.min(LONGEST_NAME, points(plain))));
    return (begin.isEmpty() ? "conversation" : begin) + "." + ending;
  }

  /** UTF-8. */
  public static byte[] markdown(Conversation conversation, Branch branch) {
    StringBuilder text = new StringBuilder();
    Conversation.Head head = conversation.head();
    text.append("# ").append(head == null ? "Conversation" : head.title()).append("\n");
    if (head != null && !head.system().isBlank()) {
      text.append("\n## System prompt\n\n").append(head.system()).append("\n");
    }
    for (Branch.Turn turn : branch.turns()) {
      Content content = turn.message().content();
      if (content != null) {
        text.append("\n## ").append(speaker(turn.message(), content)).append("\n\n");
        text.append(content.text().strip()).append("\n");
        for (Attachment file : content.attachments()) {
          text.append("\n").append(PromptBody.attached(file.name(), file.text())).append("\n");
        }
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** UTF-8. */
  public static byte[] json(Conversation conversation, Branch branch) {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode root = mapper.createObjectNode();
    Conversation.Head head = conversation.head();
    root.put("format", "gatehouse-conversation-1");
    root.put("title", head == null ? null : head.title());
    root.put("system", head == null ? null : head.system());
    root.put("created_at", conversation.createdAt().toString());
    ArrayNode messages = root.putArray("messages");
    for (Branch.Turn turn : branch.turns()) {
      messages.add(message(mapper, turn.message()));
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  private static ObjectNode message(JsonMapper mapper, Message message) {
    ObjectNode node = mapper.createObjectNode();
    node.put("role", message.role().name().toLowerCase(Locale.ROOT));
    node.put("state", message.state().name().toLowerCase(Locale.ROOT));
    node.put("created_at", message.createdAt().toString());
    Content content = message.content();
    if (content == null) {
      return node;
    }
    node.put("content", content.text());
    if (!content.reasoning().isEmpty()) {
      node.put("reasoning", content.reasoning());
    }
    ArrayNode files = mapper.createArrayNode();
    for (Attachment file : content.attachments()) {
      files.addObject().put("name", file.name()).put("content", file.text());
    }
    if (!files.isEmpty()) {
      node.set("attachments", files);
    }
    Figures figures = content.figures();
    if (figures != null) {
      node.put("model", figures.model().toString());
      node.put("prompt_tokens", figures.tokens().prompt());
      node.put("completion_tokens", figures.tokens().completion());
      node.put("cost_usd", figures.cost());
    }
    return node;
  }

  private static String speaker(Message message, Content content) {
    Figures figures = content.figures();
    return message.role() == Role.USER
        ? "You"
        : figures == null ? "Model" : figures.modelName() + " (" + figures.providerName() + ")";
  }

  private static int points(String text) {
    return text.codePointCount(0, text.length());
  }
}
