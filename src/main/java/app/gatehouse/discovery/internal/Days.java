package app.gatehouse.discovery.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Days and moments as providers write them; null for what cannot be read. */
final class Days {

  private static final int DAY_LENGTH = 10;

  /** Of the year 9999, the last that databases and people can do something with. */
  private static final long LAST_SECOND = 253_402_300_799L;

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

  /** A count of seconds since 1970; 0 is no day. */
  static @Nullable LocalDate ofSecond(JsonNode node) {
    Long second = Counts.positive(node);
    return second == null || second > LAST_SECOND
        ? null
        : LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
  }

  /** {@code 2027-01-01T00:00:00.000Z}, up to the year 9999. */
  static @Nullable Instant moment(JsonNode node) {
    try {
      Instant moment = OffsetDateTime.parse(node.stringValue("")).toInstant();
      return Math.abs(moment.getEpochSecond()) > LAST_SECOND ? null : moment;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
