package app.gatehouse.runtimes.child;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the process is told to do, in one line of JSON on its standard input: there, unlike among
 * its arguments and in its environment, no other program can read the secret.
 *
 * @param secret what every request has to show
 * @param model the file, of a split one the first part
 * @param name by which the model is asked for
 * @param context tokens of prompt and answer together, more than 0
 * @param threads more than 0
 * @param template whether the file says how a conversation is written
 */
public record StartOrder(
    String secret, String model, String name, int context, int threads, boolean template) {

  public StartOrder {
    if (secret.length() < 32 || context <= 0 || threads <= 0) {
      throw new IllegalArgumentException("Not an order to start by");
    }
  }

  /** As it is written, without a line break. */
  public String line() {
    return JsonMapper.shared().writeValueAsString(this);
  }

  static StartOrder read(String line) {
    JsonNode order = JsonMapper.shared().readTree(line);
    return new StartOrder(
        order.path("secret").asString(),
        order.path("model").asString(),
        order.path("name").asString(),
        order.path("context").asInt(),
        order.path("threads").asInt(),
        order.path("template").asBoolean());
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Start " + name;
  }
}
