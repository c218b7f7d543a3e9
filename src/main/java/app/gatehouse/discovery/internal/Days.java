package app.gatehouse.discovery.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Days and moments as providers write them; null for what cannot be read. */
final class Days {

  private static final int DAY_LENGTH = 10;

  private Days() {}

  /** {@code 2027-01-14}, alone or as the beginning of a moment. */
  static @Nullable LocalDate day(JsonNode node) {
    String text = node.stringValue("");
    try {
      return text.length() < DAY_LENGTH ? null : LocalDate.parse(text.substring(0, DAY_LENGTH));
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /** {@code 2027-01-01T00:00:00.000Z}. */
  static @Nullable Instant moment(JsonNode node) {
    try {
      return OffsetDateTime.parse(node.stringValue("")).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
