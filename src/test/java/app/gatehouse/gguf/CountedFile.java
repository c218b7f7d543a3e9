package app.gatehouse.gguf;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file in memory that counts what is read of it, and may seem longer than it is. */
final class CountedFile implements SeekableByteChannel {

  private final byte[] bytes;
  private final long size;
  private long position;
  private long read;

  CountedFile(byte[] bytes) {
    this(bytes, bytes.length);
  }

  /**
   * @param size zeros stand behind the bytes up to here
   */
  CountedFile(byte[] bytes, long size) {
    this.bytes = bytes;
    this.size = size;
  }

  long bytesRead() {
    return read;
  }

  @Override
  public int read(ByteBuffer into) {
    if (position >= size) {
      return -1;
    }
    int count = (int) Math.min(into.remaining(), size - position);
    for (int i = 0; i < count; i++) {
      long at = position + i;
      into.put(at < bytes.length ? bytes[(int) at] : 0);
    }
    position += count;
    read += count;
    return count;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) {
    position = to;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SeekableByteChannel truncate(long to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
