package app.gatehouse.chat.internal;

import app.gatehouse.inference.Answer;
import app.gatehouse.inference.SseReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an answer in OpenAI's dialect of chat completions. Reasoning comes as {@code
 * reasoning_content} (xAI, DeepSeek), {@code reasoning} (OpenRouter, Groq, Ollama) or {@code
 * thinking}.
 */
public final class AnswerReader {

  private static final String END = "[DONE]";

  private AnswerReader() {}

  /** Hears an answer while it comes. */
  public interface Listener {

    void text(String piece);

    void reasoning(String piece);

    /** The model stopped at its limit of tokens. */
    void cut();

    /** What the provider calls the model. */
    void servedAs(String model);

    /**
     * The provider told of an error in place of more.
     *
     * @param message its own words, or null
     */
    void error(@Nullable String message);
  }

  /**
   * Reads to the end.
   *
   * @throws IOException when it breaks off or was closed
   */
  public static void read(Answer answer, Listener listener) throws IOException {
    if (!answer.stream()) {
      String whole = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
      hear(whole, listener);
      return;
    }
    SseReader events = new SseReader(answer.body());
    for (SseReader.Event event = events.next();
        event != null && !event.data().strip().equals(END);
        event = events.next()) {
      hear(event.data(), listener);
    }
  }

  private static void hear(String json, Listener listener) {
    JsonNode event;
    try {
      event = JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      // What is no JSON says nothing about the answer.
      return;
    }
    // Gemini wraps its errors in a list.
    hear(event.isArray() && !event.isEmpty() ? event.get(0) : event, listener);
  }

  private static void hear(JsonNode event, Listener listener) {
    if (event.path("error").isObject() || event.path("error").isString()) {
      JsonNode error = event.path("error");
      listener.error(error.isString() ? error.asString() : string(error.path("message")));
      return;
    }
    @Nullable String model = string(event.path("model"));
    if (model != null && !model.isEmpty()) {
      listener.servedAs(model);
    }
    JsonNode choice = event.path("choices").path(0);
    JsonNode said = choice.has("delta") ? choice.path("delta") : choice.path("message");
    for (String field : new String[] {"reasoning_content", "reasoning", "thinking"}) {
      @Nullable String reasoning = string(said.path(field));
      if (reasoning != null && !reasoning.isEmpty()) {
        listener.reasoning(reasoning);
        break;
      }
    }
    for (String field : new String[] {"content", "refusal"}) {
      String text = text(said.path(field));
      if (!text.isEmpty()) {
        listener.text(text);
      }
    }
    if ("length".equals(string(choice.path("finish_reason")))) {
      listener.cut();
    }
  }

  /** A text, or the texts of a list of parts. */
  private static String text(JsonNode content) {
    if (!content.isArray()) {
      return content.isString() ? content.asString() : "";
    }
    StringBuilder text = new StringBuilder();
    content.forEach(part -> text.append(part.path("text").asString("")));
    return text.toString();
  }

  private static @Nullable String string(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }
}
