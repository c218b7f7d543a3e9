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

  /** Packed beyond 1 : 100. */
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
    InputStream unpacked =
        switch (encoding.toLowerCase(Locale.ROOT)) {
          case "", "identity" -> packed;
          case "gzip", "x-gzip" -> new GZIPInputStream(packed, CHUNK);
          default -> throw new UnknownEncodingException();
        };
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    for (int read; (read = unpacked.read(chunk)) >= 0; ) {
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
    return new BoundedBody(bytes.toByteArray(), true);
  }

  private static final class Counting extends FilterInputStream {

    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
