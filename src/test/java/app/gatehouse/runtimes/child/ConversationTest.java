package app.gatehouse.runtimes.child;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.runtimes.child.ChatMessage.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConversationTest {

  private static final List<ChatMessage> MESSAGES =
      List.of(
          new ChatMessage(Role.SYSTEM, "Be brief."),
          new ChatMessage(Role.USER, "content-0. \uD83D\uDE00"));

  /** Gives back what the native call would: nothing beyond ASCII can be relied on. */
  private static String template(String json) {
    assertThat(json)
        .isEqualTo(new String(json.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII));
    StringBuilder text = new StringBuilder();
    for (JsonNode message : JsonMapper.shared().readTree(json).path("messages")) {
      text.append("<").append(message.path("role").asString()).append(">");
      text.append(message.path("content").asString());
    }
    return text + "<assistant>";
  }

  @Test
  void contentsComeThroughATemplateUnharmed() {
    assertThat(Conversation.byTemplate(MESSAGES, ConversationTest::template))
        .isEqualTo("<system>Be brief.<user>content-0. \uD83D\uDE00<assistant>");
  }

  @Test
  void withoutATemplateSpeakersAreNamed() {
    assertThat(Conversation.plainly(MESSAGES))
        .isEqualTo("Be brief.\n\nUser: content-0. \uD83D\uDE00\nAssistant:");
  }
}
