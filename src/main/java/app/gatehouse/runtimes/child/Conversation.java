package app.gatehouse.runtimes.child;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes conversations down as text. */
final class Conversation {

  /** Where the next one to speak begins, in the plain form: an answer goes no further. */
  static final String PLAIN_STOP = "\nUser:";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Conversation() {}

  /** Fills in a template: takes messages as JSON, gives the text. */
  interface Template {
    String fill(String json);
  }

  /**
   * As the model's own template has it. Names go through the template in place of the contents,
   * because the native call gives back nothing beyond the Basic Multilingual Plane unharmed: no
   * emoji, for example. Nobody can guess a name, so no content can pass for another one.
   */
  static String byTemplate(List<ChatMessage> messages, Template template) {
    String nonce = HexFormat.of().toHexDigits(RANDOM.nextLong());
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ArrayNode list = body.putArray("messages");
    for (int i = 0; i < messages.size(); i++) {
      list.addObject().put("role", messages.get(i).role().wire()).put("content", name(nonce, i));
    }
    String text = template.fill(body.toString());
    for (int i = 0; i < messages.size(); i++) {
      text = text.replace(name(nonce, i), messages.get(i).content());
    }
    return text;
  }

  private static String name(String nonce, int index) {
    return "content-" + nonce + "-" + index + ".";
  }

  /** For a model whose file does not say how a conversation is written. */
  static String plainly(List<ChatMessage> messages) {
    return messages.stream()
        .map(message ->
            switch (message.role()) {
              case SYSTEM -> message.content() + "\n\n";
              case USER -> "User: " + message.content() + "\n";
              case ASSISTANT -> "Assistant: " + message.content() + "\n";
            })
        .collect(Collectors.joining("", "", "Assistant:"));
  }
}
