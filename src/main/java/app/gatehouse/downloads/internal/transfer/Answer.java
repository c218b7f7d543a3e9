package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.hub.HubWait;
import app.gatehouse.outbound.OutboundStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an answer to a request for bytes means. */
sealed interface Answer {

  /** The bytes that were asked for follow. */
  record Bytes() implements Answer {}

  /** All bytes of the file follow, although a part was asked for. */
  record Whole() implements Answer {}

  /** There is no such part, so what is here is not of this file. */
  record NoSuchPart() implements Answer {}

  /** The address does not hold any more, or never did: the Hub has to be asked again. */
  record Gone() implements Answer {}

  /**
   * Not now.
   *
   * @param pause how long the other side wants to be left alone, or null
   * @param tooMany whether it may be that fewer connections are more welcome
   */
  record Later(@Nullable Duration pause, boolean tooMany) implements Answer {}

  /** Nothing came, or it broke off. */
  static Answer broken() {
    return new Later(null, false);
  }

  Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

  Set<Integer> LATER = Set.of(408, 425, 429);

  Set<Integer> TOO_MANY = Set.of(429, 503);

  /**
   * @param from the first byte that was asked for
   * @param ranged whether only a part was asked for
   * @param size of the whole file
   */
  static Answer of(OutboundStream stream, long from, boolean ranged, long size) {
    int status = stream.status();
    if (status >= 500 || LATER.contains(status)) {
      return new Later(HubWait.asked(stream.head()), TOO_MANY.contains(status));
    }
    if (status == 416) {
      return new NoSuchPart();
    }
    if (isPacked(stream)) {
      return new Gone();
    }
    return switch (status) {
      case 206 -> ranged && beginsAt(stream, from, size) ? new Bytes() : new Gone();
      case 200 -> whole(stream, from, size);
      default -> new Gone();
    };
  }

  private static Answer whole(OutboundStream stream, long from, long size) {
    Optional<String> length = stream.header("Content-Length");
    if (length.isPresent() && !length.get().equals(String.valueOf(size))) {
      return new Gone();
    }
    return from == 0 ? new Bytes() : new Whole();
  }

  private static boolean beginsAt(OutboundStream stream, long from, long size) {
    Matcher range = RANGE.matcher(stream.header("Content-Range").orElse(""));
    return range.matches()
        && Long.parseLong(range.group(1)) == from
        && Long.parseLong(range.group(3)) == size;
  }

  /** Whether the other side says, or shows, that it gives parts. */
  static boolean givesParts(OutboundStream stream) {
    return stream.status() == 206
        || stream.header("Accept-Ranges").filter("bytes"::equalsIgnoreCase).isPresent();
  }

  private static boolean isPacked(OutboundStream stream) {
    return stream.header("Content-Encoding").filter(each -> !each.equals("identity")).isPresent();
  }
}
