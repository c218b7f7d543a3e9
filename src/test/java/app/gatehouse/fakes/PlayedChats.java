package app.gatehouse.fakes;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers chats, whatever is asked, in its provider's format and with its oddities. */
final class PlayedChats implements ResponseDefinitionTransformerV2 {

  static final String NAME = "played-chat";

  private final FakeProvider provider;
  private volatile Set<ChatOddity> oddities = Set.of();
  private volatile Duration time = Duration.ZERO;

  PlayedChats(FakeProvider provider) {
    this.provider = provider;
  }

  void behave(Set<ChatOddity> odd) {
    oddities = odd.isEmpty() ? Set.of() : EnumSet.copyOf(odd);
  }

  void take(Duration perAnswer) {
    time = perAnswer;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    String path = event.getRequest().getUrl();
    JsonNode body = JsonMapper.shared().readTree(event.getRequest().getBodyAsString());
    ChatFormat format = provider.chatFormat();
    ResponseDefinitionBuilder answer =
        new ResponseDefinitionBuilder().withStatus(200).withHeader("x-request-id", "req-fake");
    if (path.contains("mbed") || path.contains("count_tokens")) {
      return answer
          .withHeader("Content-Type", "application/json")
          .withBody(format.other(path, body))
          .build();
    }
    ChatFormat.Asked asked = format.read(path, body);
    if (!asked.stream()) {
      return answer
          .withHeader("Content-Type", "application/json")
          .withBody(format.whole(asked))
          .build();
    }
    return stream(answer.withHeader("Content-Type", "text/event-stream"), format, asked);
  }

  private ResponseDefinition stream(
      ResponseDefinitionBuilder answer, ChatFormat format, ChatFormat.Asked asked) {
    List<String> events = odd(format, format.events(asked));
    String all = String.join("\n\n", events) + "\n\n";
    byte[] bytes =
        (oddities.contains(ChatOddity.CRLF) ? all.replace("\n", "\r\n") : all)
            .getBytes(StandardCharsets.UTF_8);
    answer.withBody(bytes);
    if (oddities.contains(ChatOddity.SPLIT)) {
      answer.withChunkedDribbleDelay(Math.max(1, bytes.length / 3), (int) time.toMillis());
    } else if (time.isPositive()) {
      answer.withChunkedDribbleDelay(events.size(), (int) time.toMillis());
    }
    return answer.build();
  }

  private List<String> odd(ChatFormat format, List<String> usual) {
    List<String> events = new ArrayList<>(usual);
    if (oddities.contains(ChatOddity.NO_DONE)) {
      events.subList(events.size() - format.endings(), events.size()).clear();
    }
    if (oddities.contains(ChatOddity.ERROR_FIRST)) {
      events.clear();
      events.add(format.error("It went wrong."));
    }
    if (oddities.contains(ChatOddity.ERROR_AFTER)
        || oddities.contains(ChatOddity.KEY_AFTER)
        || oddities.contains(ChatOddity.ARRAY_ERROR)) {
      events.subList(events.size() / 2, events.size()).clear();
      String error =
          format.error(
              oddities.contains(ChatOddity.KEY_AFTER)
                  ? "It went wrong with " + provider.key()
                  : "It went wrong.");
      events.add(
          oddities.contains(ChatOddity.ARRAY_ERROR)
              ? error.replaceFirst("data: (.*)", "data: [$1]")
              : error);
    }
    if (oddities.contains(ChatOddity.COMMENTS)) {
      events.replaceAll(event -> ": PROCESSING\n\n" + event);
    }
    if (oddities.contains(ChatOddity.PINGS)) {
      events.replaceAll(event -> "event: ping\ndata: {\"type\":\"ping\"}\n\n" + event);
    }
    return events;
  }
}
