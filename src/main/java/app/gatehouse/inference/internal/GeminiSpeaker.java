package app.gatehouse.inference.internal;

import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks Google's models in their own words for those who speak OpenAI's. */
@Component
class GeminiSpeaker {

  private final Clock clock;

  GeminiSpeaker(Clock clock) {
    this.clock = clock;
  }

  Outgoing chat(ModelRequest request, String name) throws InferenceException {
    boolean stream = request.body().stream();
    return new Outgoing(
        path(name, stream ? ":streamGenerateContent?alt=sse" : ":generateContent"),
        JsonMapper.shared()
            .writeValueAsBytes(GeminiRequest.of(ChatRequest.of(request.body().json()))),
        Map.of(),
        Spoken.OPENAI,
        "candidates",
        new GeminiTranslator(
            new OpenAiAnswer(name, clock.instant()), request.body().usageWanted()));
  }

  Outgoing embeddings(ModelRequest request, String name) throws InferenceException {
    ChatRequest asked = ChatRequest.of(request.body().json());
    return new Outgoing(
        path(name, ":batchEmbedContents"),
        JsonMapper.shared().writeValueAsBytes(GeminiEmbeddings.request(asked, name)),
        Map.of(),
        Spoken.OPENAI,
        "embeddings",
        GeminiEmbeddings.to(asked, name));
  }

  /** A name is one part of a path, whatever stands in it. */
  private static String path(String name, String method) {
    return "/models/"
        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20")
        + method;
  }
}
