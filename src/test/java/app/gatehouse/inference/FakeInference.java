package app.gatehouse.inference;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands for every model. Answers {@code Hello} in OpenAI's dialect, streamed where the request
 * asks for it, until a test says otherwise: for one model, or for all.
 */
public final class FakeInference implements Inference {

  /** What the usual answer counts. */
  public static final Tokens TOKENS = new Tokens(9L, 0L, 5L, 0L);

  private static final String ALL = "";

  private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Playing> playing = new ConcurrentHashMap<>();

  /** Decides how a request is answered. */
  public interface Playing {
    Answer answer(ModelRequest request) throws InferenceException;
  }

  /** Answers every model so from now on. */
  public void play(Playing how) {
    playing.put(ALL, how);
  }

  /**
   * Answers one model so from now on.
   *
   * @param model written {@code provider/id}
   */
  public void play(String model, Playing how) {
    playing.put(model, how);
  }

  /** This model gives no answer. */
  public void fail(String model, Failure.Reason reason) {
    play(
        model,
        request -> {
          throw new InferenceException(new Failure(reason, 0, null, null, null));
        });
  }

  /** What has been asked, in its order. */
  public List<ModelRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public Answer ask(ModelRequest request) throws InferenceException {
    requests.add(request);
    @Nullable Playing one = playing.get(request.model().toString());
    return one == null
        ? playing.getOrDefault(ALL, asked -> says(asked, "Hello")).answer(request)
        : one.answer(request);
  }

  /** An answer with this text, in the form the request asks for. */
  public static Answer says(ModelRequest request, String text) {
    if (!request.body().stream()) {
      return PlayedAnswer.whole(
          """
          {"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"fake",\
          "choices":[{"index":0,"message":{"role":"assistant","content":%s},\
          "finish_reason":"stop"}],\
          "usage":{"prompt_tokens":9,"completion_tokens":5,"total_tokens":14}}\
          """
              .formatted(quoted(text)),
          TOKENS);
    }
    PlayedAnswer answer = PlayedAnswer.streamed().giveText(text);
    answer.giveEvent(
        """
        {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"fake",\
        "choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\
        """);
    if (request.body().usageWanted()) {
      answer.giveEvent(
          """
          {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,\
          "model":"fake","choices":[],\
          "usage":{"prompt_tokens":9,"completion_tokens":5,"total_tokens":14}}\
          """);
    }
    answer.giveEvent("[DONE]").end(TOKENS);
    return answer;
  }

  /** The data of an event that carries text. */
  static String chunk(String text) {
    return """
    {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"fake",\
    "choices":[{"index":0,"delta":{"content":%s},"finish_reason":null}]}\
    """
        .formatted(quoted(text));
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }
}
