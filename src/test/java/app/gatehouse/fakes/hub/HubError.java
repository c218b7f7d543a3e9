package app.gatehouse.fakes.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal, in the Hub's words.
 *
 * @param code null where the Hub gives none
 */
record HubError(int status, @Nullable String code, String message, Map<String, String> headers) {

  static final HubError INVALID = of(401, null, "Invalid credentials in Authorization header");

  static HubError of(int status, @Nullable String code, String message) {
    return new HubError(status, code, message, Map.of());
  }

  HubError with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HubError(status, code, message, more);
  }

  Answer answer(boolean api) {
    Answer answer =
        api
            ? Answer.text(
                status,
                "application/json; charset=utf-8",
                Json.write(Json.object().with("error", message)))
            : Answer.text(status, "text/plain; charset=utf-8", message);
    answer.with("X-Error-Message", message);
    if (code != null) {
      answer.with("X-Error-Code", code);
    }
    headers.forEach(answer::with);
    return answer;
  }
}
