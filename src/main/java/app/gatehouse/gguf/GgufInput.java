package app.gatehouse.gguf;

import app.gatehouse.gguf.GgufException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Reads numbers and strings from the front of a file through a small buffer, and passes over what
 * is not wanted without reading it. Never believes a length before it knows that the file is as
 * long.
 */
final class GgufInput {

  /** More than twice what the largest vocabulary known takes. */
  static final long MAX_BYTES = 64L << 20;

  private static final int BUFFER = 16 << 10;
  private static final int MAX_STRING = 16 << 20;

  private final SeekableByteChannel file;
  private final long size;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  private long bufferEnd;
  private long read;
  private boolean wide = true;

  GgufInput(SeekableByteChannel file) throws IOException {
    this.file = file;
    this.size = file.size();
  }

  /** Counts and lengths have four bytes, as in the first version of the format; else eight. */
  void narrow() {
    wide = false;
  }

  long position() {
    return bufferEnd - buffer.remaining();
  }

  long size() {
    return size;
  }

  byte int8() throws IOException, GgufException {
    need(Byte.BYTES);
    return buffer.get();
  }

  short int16() throws IOException, GgufException {
    need(Short.BYTES);
    return buffer.getShort();
  }

  int int32() throws IOException, GgufException {
    need(Integer.BYTES);
    return buffer.getInt();
  }

  long int64() throws IOException, GgufException {
    need(Long.BYTES);
    return buffer.getLong();
  }

  /**
   * A count or a length, which is never negative.
   *
   * @throws GgufException when it is more than this
   */
  long count(long most) throws IOException, GgufException {
    long value = wide ? int64() : Integer.toUnsignedLong(int32());
    if (value < 0 || value > most) {
      throw new GgufException(Reason.TOO_MUCH);
    }
    return value;
  }

  /**
   * A string, of which no more is taken into memory than this.
   *
   * @param kept bytes
   */
  String beginning(int kept) throws IOException, GgufException {
    return string(MAX_STRING, kept);
  }

  /**
   * @param longest bytes
   * @throws GgufException when it is longer
   */
  String string(int longest) throws IOException, GgufException {
    return string(longest, longest);
  }

  private String string(int longest, int most) throws IOException, GgufException {
    long length = count(longest);
    if (length > size - position()) {
      throw new GgufException(Reason.DAMAGED);
    }
    byte[] kept = new byte[(int) Math.min(length, most)];
    int done = 0;
    while (done < kept.length) {
      need(1);
      int part = Math.min(kept.length - done, buffer.remaining());
      buffer.get(kept, done, part);
      done += part;
    }
    skip(length - kept.length);
    return new String(kept, StandardCharsets.UTF_8);
  }

  void skipString() throws IOException, GgufException {
    skip(count(MAX_STRING));
  }

  /**
   * @param bytes from 0
   */
  void skip(long bytes) throws IOException, GgufException {
    if (bytes <= buffer.remaining()) {
      buffer.position(buffer.position() + (int) bytes);
      return;
    }
    if (bytes > size - position()) {
      throw new GgufException(Reason.DAMAGED);
    }
    long target = position() + bytes;
    buffer.limit(0);
    bufferEnd = target;
  }

  private void need(int bytes) throws IOException, GgufException {
    if (buffer.remaining() >= bytes) {
      return;
    }
    if (read > MAX_BYTES) {
      throw new GgufException(Reason.TOO_MUCH);
    }
    buffer.compact();
    file.position(bufferEnd);
    while (buffer.position() < bytes) {
      int count = file.read(buffer);
      if (count < 0) {
        throw new GgufException(Reason.DAMAGED);
      }
      bufferEnd += count;
      read += count;
    }
    buffer.flip();
  }
}
