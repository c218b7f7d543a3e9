package app.gatehouse.chat.internal;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The request for an answer, in OpenAI's dialect. */
public final class PromptBody {

  private PromptBody() {}

  /**
   * One message of the request.
   *
   * @param role in OpenAI's words
   */
  public record Said(String role, String text) {}

  /**
   * The body as UTF-8.
   *
   * @param said neighbours of the same role are joined: the templates of many local models refuse
   *     them
   */
  public static byte[] of(String model, String system, List<Said> said) {
    JsonMapper json = JsonMapper.shared();
    ObjectNode body = json.createObjectNode();
    body.put("model", model);
    body.put("stream", true);
    body.putObject("stream_options").put("include_usage", true);
    ArrayNode messages = body.putArray("messages");
    if (!system.isBlank()) {
      messages.addObject().put("role", "system").put("content", system);
    }
    String role = "";
    StringBuilder text = new StringBuilder();
    for (Said next : said) {
      if (next.role().equals(role)) {
        text.append("\n\n").append(next.text());
      } else {
        add(messages, role, text);
        role = next.role();
        text = new StringBuilder(next.text());
      }
    }
    add(messages, role, text);
    return json.writeValueAsBytes(body);
  }

  /** A file's text as it stands in a prompt: within a fence that is longer than any in it. */
  public static String attached(String name, String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return "File " + name + ":\n" + fence + "\n" + text + (text.endsWith("\n") ? "" : "\n") + fence;
  }

  private static void add(ArrayNode messages, String role, StringBuilder text) {
    if (!role.isEmpty()) {
      messages.addObject().put("role", role).put("content", text.toString());
    }
  }
}
