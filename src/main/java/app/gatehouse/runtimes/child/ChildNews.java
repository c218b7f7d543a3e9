package app.gatehouse.runtimes.child;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the process tells Gatehouse, each in a line of its own on its standard output. */
public sealed interface ChildNews {

  /** Begins each such line: native code may write to the same place. */
  String MARK = "gatehouse-runtime ";

  /** The model is in memory and answers at this port of the loopback address. */
  record Ready(int port) implements ChildNews {}

  /** There is no llama.cpp for this machine, or it lacks a library it needs. */
  record NoLibrary(String detail) implements ChildNews {}

  /** llama.cpp does not take the file. */
  record NotLoaded(String detail) implements ChildNews {}

  /** So many requests are being answered or wait for it now. */
  record Busy(int requests) implements ChildNews {}

  /** As it is written, without a line break. */
  default String line() {
    return MARK
        + JsonMapper.shared()
            .createObjectNode()
            .put("news", getClass().getSimpleName())
            .setAll(JsonMapper.shared().valueToTree(this).asObject());
  }

  /** Empty for a line that tells nothing. */
  static Optional<ChildNews> read(String line) {
    if (!line.startsWith(MARK)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(read(JsonMapper.shared().readTree(line.substring(MARK.length()))));
    } catch (JacksonException malformed) {
      return Optional.empty();
    }
  }

  private static @org.jspecify.annotations.Nullable ChildNews read(JsonNode told) {
    return switch (told.path("news").asString("")) {
      case "Ready" -> new Ready(told.path("port").asInt(0));
      case "NoLibrary" -> new NoLibrary(told.path("detail").asString(""));
      case "NotLoaded" -> new NotLoaded(told.path("detail").asString(""));
      case "Busy" -> new Busy(told.path("requests").asInt(0));
      default -> null;
    };
  }
}
