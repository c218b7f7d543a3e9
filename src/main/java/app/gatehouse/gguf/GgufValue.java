package app.gatehouse.gguf;

import app.gatehouse.gguf.GgufException.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The values of pairs, by the numbers of their types. */
final class GgufValue {

  static final int STRING = 8;

  private static final int ARRAY = 9;
  private static final long MAX_ELEMENTS = 1L << 30;
  private static final int MAX_DEPTH = 4;
  private static final int MAX_LAYERS = 4096;

  private GgufValue() {}

  /**
   * An integer of any width, of an array of them the largest; null when it is neither, and passed
   * over.
   */
  static @Nullable Long number(int type, GgufInput input) throws IOException, GgufException {
    if (type != ARRAY) {
      return integer(type, input);
    }
    int element = input.int32();
    long count = input.count(MAX_ELEMENTS);
    if (count > MAX_LAYERS) {
      skipElements(element, count, input, 1);
      return null;
    }
    Long largest = null;
    for (long at = 0; at < count; at++) {
      if (element == ARRAY) {
        skip(element, input, 2);
        continue;
      }
      Long value = integer(element, input);
      if (value != null && (largest == null || value > largest)) {
        largest = value;
      }
    }
    return largest;
  }

  private static @Nullable Long integer(int type, GgufInput input)
      throws IOException, GgufException {
    return switch (type) {
      case 0 -> Byte.toUnsignedLong(input.int8());
      case 1 -> (long) input.int8();
      case 2 -> Short.toUnsignedLong(input.int16());
      case 3 -> (long) input.int16();
      case 4 -> Integer.toUnsignedLong(input.int32());
      case 5 -> (long) input.int32();
      case 10, 11 -> input.int64();
      default -> {
        skip(type, input);
        yield null;
      }
    };
  }

  static void skip(int type, GgufInput input) throws IOException, GgufException {
    skip(type, input, 0);
  }

  private static void skip(int type, GgufInput input, int depth) throws IOException, GgufException {
    if (type == STRING) {
      input.skipString();
    } else if (type == ARRAY) {
      if (depth >= MAX_DEPTH) {
        throw new GgufException(Reason.TOO_MUCH);
      }
      int element = input.int32();
      skipElements(element, input.count(MAX_ELEMENTS), input, depth + 1);
    } else {
      input.skip(width(type));
    }
  }

  /** Elements of one width in one step; others have to be looked at for their lengths. */
  private static void skipElements(int type, long count, GgufInput input, int depth)
      throws IOException, GgufException {
    if (type != STRING && type != ARRAY) {
      input.skip(count * width(type));
      return;
    }
    for (long at = 0; at < count; at++) {
      skip(type, input, depth);
    }
  }

  private static int width(int type) throws GgufException {
    return switch (type) {
      case 0, 1, 7 -> 1;
      case 2, 3 -> 2;
      case 4, 5, 6 -> 4;
      case 10, 11, 12 -> 8;
      default -> throw new GgufException(Reason.DAMAGED);
    };
  }
}
