package app.gatehouse.gateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** How a part of the API speaks; what differs is how it says that something went wrong. */
enum Dialect {
  OPENAI {
    @Override
    Map<String, Object> error(Problem problem, String requestId) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("message", problem.text());
      error.put("type", openAiType(problem));
      error.put("param", problem.param());
      error.put("code", problem.code());
      addProvider(error, problem);
      return Map.of("error", error);
    }

    @Override
    String event() {
      return "";
    }
  },
  ANTHROPIC {
    @Override
    Map<String, Object> error(Problem problem, String requestId) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("type", anthropicType(problem));
      error.put("message", problem.text());
      error.put("code", problem.code());
      addProvider(error, problem);
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("type", "error");
      body.put("error", error);
      body.put("request_id", requestId);
      return body;
    }

    @Override
    String event() {
      return "event: error\n";
    }
  };

  /** The body of an answer that says what is wrong. */
  abstract Map<String, Object> error(Problem problem, String requestId);

  /** The line that names such an event in a stream; empty where events have no names. */
  abstract String event();

  static Dialect of(HttpServletRequest request) {
    return ApiPaths.of(request).startsWith(ApiPaths.ANTHROPIC) ? ANTHROPIC : OPENAI;
  }

  byte[] errorJson(Problem problem, String requestId) {
    return JsonMapper.shared().writeValueAsBytes(error(problem, requestId));
  }

  /** An event for the end of a stream; whatever stands unfinished before it is closed first. */
  byte[] errorEvent(Problem problem, String requestId) {
    String json = new String(errorJson(problem, requestId), StandardCharsets.UTF_8);
    return ("\n\n" + event() + "data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void addProvider(Map<String, Object> error, Problem problem) {
    if (problem.provider() != null && problem.provider().code() != null) {
      error.put("provider_code", problem.provider().code());
    }
  }

  private static String openAiType(Problem problem) {
    return switch (problem.code()) {
      case "budget_reached", "no_credit" -> "insufficient_quota";
      default ->
          switch (problem.status()) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> problem.status() < 500 ? "invalid_request_error" : "server_error";
          };
    };
  }

  private static String anthropicType(Problem problem) {
    return switch (problem.status()) {
      case 401 -> "authentication_error";
      case 402 -> "billing_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      case 504 -> "timeout_error";
      case 503, 529 -> "overloaded_error";
      default -> problem.status() < 500 ? "invalid_request_error" : "api_error";
    };
  }
}
