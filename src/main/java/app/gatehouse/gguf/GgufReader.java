package app.gatehouse.gguf;

import app.gatehouse.gguf.GgufException.Reason;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Reads the header of a GGUF file, as the format's document describes it. Files come from strangers:
 * whatever is in one, this returns or throws what it says, takes no more than a few hundred KB of
 * memory, and reads no more than the front of the file.
 */
public final class GgufReader {

  private static final byte[] MAGIC = {'G', 'G', 'U', 'F'};
  private static final Set<Integer> OTHER_BYTE_ORDER = Set.of(0x01000000, 0x02000000, 0x03000000);
  private static final int NEWEST = 3;
  private static final long MAX_PAIRS = 100_000;
  private static final long MAX_TENSORS = 200_000;
  private static final int MAX_KEY = 65_535;
  private static final int MAX_DIMENSIONS = 8;

  private GgufReader() {}

  /**
   * @throws GgufException when it is no such file, or a damaged one
   * @throws IOException when it cannot be read
   */
  public static GgufHeader read(Path file) throws IOException, GgufException {
    try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
      return read(channel);
    }
  }

  static GgufHeader read(SeekableByteChannel channel) throws IOException, GgufException {
    GgufInput input = new GgufInput(channel);
    int version = version(input);
    long tensors = input.count(MAX_TENSORS);
    long pairs = input.count(MAX_PAIRS);
    GgufFacts facts = new GgufFacts();
    for (long pair = 0; pair < pairs; pair++) {
      String key = input.string(MAX_KEY);
      if (key.isEmpty()) {
        throw new GgufException(Reason.DAMAGED);
      }
      facts.take(key, input);
    }
    return facts.header(version, parameters(input, tensors, facts.alignment()));
  }

  private static int version(GgufInput input) throws IOException, GgufException {
    if (input.size() < MAGIC.length) {
      throw new GgufException(Reason.NOT_GGUF);
    }
    for (byte letter : MAGIC) {
      if (input.int8() != letter) {
        throw new GgufException(Reason.NOT_GGUF);
      }
    }
    int version = input.int32();
    if (OTHER_BYTE_ORDER.contains(version)) {
      throw new GgufException(Reason.BIG_ENDIAN);
    }
    if (version < 1 || version > NEWEST) {
      throw new GgufException(Reason.UNSUPPORTED_VERSION);
    }
    if (version == 1) {
      input.narrow();
    }
    return version;
  }

  /** The sum over all tensors; their data has to begin within the file. */
  private static long parameters(GgufInput input, long tensors, long alignment)
      throws IOException, GgufException {
    long sum = 0;
    long last = 0;
    for (long tensor = 0; tensor < tensors; tensor++) {
      input.skipString();
      int dimensions = input.int32();
      if (dimensions < 0 || dimensions > MAX_DIMENSIONS) {
        throw new GgufException(Reason.DAMAGED);
      }
      long product = 1;
      for (int dimension = 0; dimension < dimensions; dimension++) {
        product = product(product, input.count(Long.MAX_VALUE));
      }
      sum = sum(sum, product);
      input.int32();
      long offset = input.int64();
      if (offset < 0) {
        throw new GgufException(Reason.DAMAGED);
      }
      last = Math.max(last, offset);
    }
    long begin = sum(input.position(), alignment - 1) / alignment * alignment;
    if (tensors > 0 && sum(begin, last) > input.size()) {
      throw new GgufException(Reason.DAMAGED);
    }
    return sum;
  }

  private static long sum(long one, long other) throws GgufException {
    long sum = one + other;
    if (sum < 0) {
      throw new GgufException(Reason.DAMAGED);
    }
    return sum;
  }

  private static long product(long one, long other) throws GgufException {
    if (other != 0 && one > Long.MAX_VALUE / other) {
      throw new GgufException(Reason.DAMAGED);
    }
    return one * other;
  }
}
