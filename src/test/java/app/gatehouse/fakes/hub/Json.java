package app.gatehouse.fakes.hub;

import java.util.LinkedHashMap;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object that is built line by line. */
final class Json extends LinkedHashMap<String, Object> {

  private static final long serialVersionUID = 1;

  private Json() {}

  static Json object() {
    return new Json();
  }

  Json with(String key, Object value) {
    put(key, value);
    return this;
  }

  static String write(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }
}
