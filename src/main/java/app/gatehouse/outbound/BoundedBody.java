package app.gatehouse.outbound;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * What was read of a body.
 *
 * @param complete whether it was all of it
 */
record BoundedBody(byte[] bytes, boolean complete) {

  private static final int CHUNK = 8 * 1024;
  private static final int MAX_RATIO = 100;

  /** Below this much, a high ratio is harmless and happens in honest answers. */
  private static final int RATIO_MATTERS_BEYOND = 64 * 1024;

  static final BoundedBody EMPTY = new BoundedBody(new byte[0], true);

  /**
   * How far what has been read may be ahead of what came out. Packing that makes things larger is
   * no packing: headers without an end, or empty parts one after the other, which the JDK unpacks
   * by calling itself for each until its stack is full.
   */
  private static final int MAX_LEAD = 64 * 1024;

  /** Packed beyond 1 : 100, or into more than it is. */
  static final class PackedTooTightlyException extends IOException {}

  /** Packed in a way nobody asked for. */
  static final class UnknownEncodingException extends IOException {}

  /**
   * Reads at most so many bytes, counted after unpacking.
   *
   * @param encoding the value of {@code Content-Encoding}, empty for none; only gzip is unpacked
   */
  static BoundedBody read(InputStream stream, String encoding, int limit) throws IOException {
    Counting packed = new Counting(stream);
    try (InputStream unpacked = unpack(packed, encoding)) {
      return read(unpacked, packed, limit);
    }
  }

  private static InputStream unpack(InputStream packed, String encoding) throws IOException {
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "", "identity" -> packed;
      case "gzip", "x-gzip" -> new GZIPInputStream(packed, CHUNK);
      default -> throw new UnknownEncodingException();
    };
  }

  private static BoundedBody read(InputStream unpacked, Counting packed, int limit)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    for (int read; (read = unpacked.read(chunk)) >= 0; packed.allow(bytes.size() + MAX_LEAD)) {
      int room = limit - bytes.size();
      if (read > room) {
        bytes.write(chunk, 0, room);
        return new BoundedBody(bytes.toByteArray(), false);
      }
      bytes.write(chunk, 0, read);
      if (bytes.size() > RATIO_MATTERS_BEYOND && bytes.size() / MAX_RATIO > packed.count) {
        throw new PackedTooTightlyException();
      }
    }
    if (packed.stopped) {
      // The JDK takes any failure between two parts for the end of the last one.
      throw new PackedTooTightlyException();
    }
    return new BoundedBody(bytes.toByteArray(), true);
  }

  private static final class Counting extends FilterInputStream {

    private long count;
    private long allowed = MAX_LEAD;
    private boolean stopped;

    Counting(InputStream in) {
      super(in);
    }

    void allow(long bytes) {
      allowed = bytes;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      return value < 0 ? value : counted(1, value);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      return read < 0 ? read : counted(read, read);
    }

    /** Left open: closing would read on to the end of the answer. */
    @Override
    public void close() {}

    private int counted(int bytes, int result) throws IOException {
      count += bytes;
      if (count > allowed) {
        stopped = true;
        throw new PackedTooTightlyException();
      }
      return result;
    }
  }
}
