package app.gatehouse.outbound;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/** What a request brings along. */
sealed interface RequestBody {

  record None() implements RequestBody {}

  record Bytes(byte[] content) implements RequestBody {}

  /**
   * A file, read while it is sent.
   *
   * @param sent hears how many bytes have gone out so far
   */
  record OfFile(Path path, LongConsumer sent) implements RequestBody {}
}
