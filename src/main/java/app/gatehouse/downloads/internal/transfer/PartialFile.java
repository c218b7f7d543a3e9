package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.downloads.internal.transfer.FileFetcher.Phase;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Watch;
import app.gatehouse.storage.BulkDigest;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * A file that grows from its beginning on. Its length is all that has to be known to go on with it;
 * its checksum grows along.
 */
final class PartialFile implements AutoCloseable {

  private static final int READ = 1024 * 1024;

  private final Path path;
  private final Located located;
  private final DigestMemory memory;
  private final FileChannel channel;
  private MessageDigest digest;
  private volatile long length;

  private PartialFile(Path path, Located located, DigestMemory memory, FileChannel channel) {
    this.path = path;
    this.located = located;
    this.memory = memory;
    this.channel = channel;
    this.digest = located.checksum().begin(located.bytes());
  }

  /**
   * Opens what there is, or begins anew, and brings the checksum up to it. Interrupting the thread
   * ends the reading.
   */
  static PartialFile open(Path path, Located located, DigestMemory memory, Watch watch)
      throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    PartialFile file = new PartialFile(path, located, memory, channel);
    try {
      file.resume(watch);
      return file;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  private void resume(Watch watch) throws IOException, InterruptedException {
    long there = channel.size();
    if (there > located.bytes()) {
      startOver();
    } else if (there > 0) {
      MessageDigest known = memory.take(path).orElse(null);
      if (known == null) {
        watch.phase(Phase.READING_BACK);
        readBack(there, watch);
      } else {
        digest = known;
      }
      length = there;
      channel.position(there);
    }
  }

  /** Not by a channel, which interrupting the thread would close. */
  private void readBack(long there, Watch watch) throws IOException, InterruptedException {
    byte[] bytes = new byte[READ];
    BulkDigest bulk = new BulkDigest();
    try (InputStream in = new FileInputStream(path.toFile())) {
      for (long done = 0; done < there; ) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        int read = in.read(bytes, 0, (int) Math.min(READ, there - done));
        if (read < 0) {
          throw new IOException("The file became shorter");
        }
        bulk.feed(digest, bytes, read);
        done += read;
        watch.arrived(done);
      }
    }
  }

  /** Bytes that are written and go into the checksum. */
  long length() {
    return length;
  }

  MessageDigest digest() {
    return digest;
  }

  /** Writes at the end. The caller sees to it that the checksum takes the bytes in, too. */
  void append(Block block) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(block.bytes, 0, block.length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    length += block.length;
  }

  /** Makes sure that what was written survives a loss of power. */
  void sync() throws IOException {
    channel.force(true);
  }

  /** Forgets everything that is there. */
  void startOver() throws IOException {
    channel.truncate(0);
    channel.position(0);
    digest = located.checksum().begin(located.bytes());
    length = 0;
  }

  /** Whether all bytes are here and are those they should be. Can be asked once. */
  boolean isRight() {
    return length == located.bytes() && Checksum.hex(digest).equals(located.etag());
  }

  /** Ends the writing; what is there is kept for the next time, up to the last whole block. */
  void keep() throws IOException {
    // Interrupting the thread that made sure of all has closed it.
    if (channel.isOpen()) {
      channel.truncate(length);
      channel.close();
    }
    if (length > 0) {
      memory.keep(path, digest);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
