package app.gatehouse.inference.internal;

import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest;
import app.gatehouse.inference.ModelRequest.Operation;
import app.gatehouse.outbound.OutboundRequest;
import app.gatehouse.providers.Dialect;
import app.gatehouse.vault.SecretText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How the dialects differ: who takes what where, and with which header. The next provider that
 * speaks OpenAI's dialect needs a name here and nothing else.
 */
@Component
class Dialects {

  private static final String VERSION = "anthropic-version";

  /** The version whose facts Gatehouse knows; a client of Anthropic's may ask for another. */
  private static final String KNOWN_VERSION = "2023-06-01";

  private final AnthropicSpeaker anthropic;
  private final GeminiSpeaker gemini;

  Dialects(AnthropicSpeaker anthropic, GeminiSpeaker gemini) {
    this.anthropic = anthropic;
    this.gemini = gemini;
  }

  /**
   * The request in the provider's own words.
   *
   * @param name what the provider calls the model
   * @throws InferenceException when it cannot be said in them
   */
  Outgoing outgoing(Dialect dialect, ModelRequest request, String name) throws InferenceException {
    return switch (request.operation()) {
      case CHAT ->
          switch (dialect) {
            case ANTHROPIC -> anthropic.chat(request, name, version(request));
            case GEMINI -> gemini.chat(request, name);
            case OPENAI, XAI, GROQ, OPENROUTER, AZURE, HUGGINGFACE, OLLAMA, LMSTUDIO ->
                passed("/chat/completions", "choices", request, name);
          };
      case EMBEDDINGS ->
          switch (dialect) {
            case ANTHROPIC -> throw notSupported("Anthropic has no models for embeddings.");
            case GEMINI -> gemini.embeddings(request, name);
            case OPENAI, XAI, GROQ, OPENROUTER, AZURE, HUGGINGFACE, OLLAMA, LMSTUDIO ->
                passed("/embeddings", "data", request, name);
          };
      case MESSAGES -> messages(dialect, "/messages", "content", request, name);
      case COUNT_TOKENS ->
          messages(dialect, "/messages/count_tokens", "input_tokens", request, name);
    };
  }

  private static Outgoing passed(String path, String mark, ModelRequest request, String name) {
    return new Outgoing(path, request.body().naming(name), Map.of(), Spoken.OPENAI, mark, null);
  }

  private static Outgoing messages(
      Dialect dialect, String path, String mark, ModelRequest request, String name)
      throws InferenceException {
    if (dialect != Dialect.ANTHROPIC) {
      throw notSupported("Only Anthropic's models are asked in Anthropic's own dialect.");
    }
    return new Outgoing(
        path, request.body().naming(name), version(request), Spoken.ANTHROPIC, mark, null);
  }

  private static Map<String, String> version(ModelRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(VERSION, KNOWN_VERSION);
    if (request.operation() == Operation.MESSAGES
        || request.operation() == Operation.COUNT_TOKENS) {
      for (String name : List.of(VERSION, "anthropic-beta")) {
        String value = request.headers().get(name);
        if (value != null) {
          headers.put(name, value);
        }
      }
    }
    return headers;
  }

  /** Puts the key where the dialect wants it. */
  OutboundRequest withKey(Dialect dialect, OutboundRequest request, SecretText secret) {
    return switch (dialect) {
      case ANTHROPIC -> request.withSecretHeader("x-api-key", secret);
      case GEMINI -> request.withSecretHeader("x-goog-api-key", secret);
      case AZURE -> request.withSecretHeader("api-key", secret);
      case OPENAI, XAI, GROQ, OPENROUTER, HUGGINGFACE, OLLAMA, LMSTUDIO ->
          request.withBearer(secret);
    };
  }

  private static InferenceException notSupported(String sentence) {
    return new InferenceException(Failures.of(Reason.NOT_SUPPORTED, sentence));
  }
}
