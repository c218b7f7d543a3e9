package app.gatehouse.discovery.internal;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Numbers of tokens and bytes as providers write them. */
final class Counts {

  private Counts() {}

  /** Null for what is no whole number above 0: a provider's 0 means that it does not know. */
  static @Nullable Long positive(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() > 0
        ? node.longValue()
        : null;
  }
}
