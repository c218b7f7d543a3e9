package app.gatehouse.fakes;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a provider writes down what its model says. */
interface ChatFormat {

  /** What a request asks for. */
  record Asked(String model, String prompt, String tool, boolean stream, boolean usage) {}

  /**
   * @param path of the request
   */
  Asked read(String path, JsonNode body);

  String whole(Asked asked);

  /** The events of a stream, each with its lines but without the blank one. */
  List<String> events(Asked asked);

  /** How many of {@link #events} stand at the end and say that it is over. */
  int endings();

  /** An error, as it comes within a stream. */
  String error(String message);

  /** What it answers besides: vectors, numbers of tokens. */
  default String other(String path, JsonNode body) {
    return "{}";
  }

  static ObjectNode object() {
    return JsonMapper.shared().createObjectNode();
  }

  static String data(JsonNode json) {
    return "data: " + json;
  }
}
