package app.gatehouse.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The print of HSQLDB's data file as it was at the last checkpoint, also while it is written to:
 * before HSQLDB changes a page it copies it to the backup file, and puts it back from there after a
 * crash. So the pages of the backup are read in place of the changed ones. (Formats: HSQLDB 2.7.4,
 * {@code DataFileCache} and {@code RAShadowFile}.)
 */
final class DataFilePrint {

  private static final int PAGE = 1 << 14;

  /** Size and position before each page in the backup. */
  private static final int RECORD_HEAD = Integer.BYTES + Long.BYTES;

  /** Where the file says how far it is in use. */
  private static final int FREE_POSITION = 12;

  /** The file's own notes, which HSQLDB changes without a copy. */
  private static final int HEAD = 64;

  private DataFilePrint() {}

  /** Up to where the file is in use now. */
  static Anchor.Print now(Path data, Path backup) throws IOException {
    long used;
    try (FileChannel channel = FileChannel.open(data)) {
      ByteBuffer head = ByteBuffer.allocate(HEAD);
      used =
          channel.read(head, 0) < HEAD
              ? channel.size()
              : Math.min(channel.size(), Math.max(0, head.getLong(FREE_POSITION)));
    }
    return of(data, backup, used);
  }

  /** Of the first bytes of the file as it was at the last checkpoint. */
  static Anchor.Print of(Path data, Path backup, long length) throws IOException {
    while (true) {
      long copied = sizeOf(backup);
      String hash = hash(data, backup, length);
      // A page copied meanwhile may have been read when it was changed already.
      if (sizeOf(backup) == copied) {
        return new Anchor.Print(length, hash);
      }
    }
  }

  private static String hash(Path data, Path backup, long length) throws IOException {
    MessageDigest digest = Sha256.begin();
    Map<Long, byte[]> before = pages(backup);
    try (FileChannel channel = FileChannel.open(data)) {
      for (long position = 0; position < length; position += PAGE) {
        int size = (int) Math.min(PAGE, length - position);
        byte[] page = before.get(position);
        byte[] bytes = page == null ? read(channel, position, size) : Arrays.copyOf(page, size);
        if (position == 0) {
          Arrays.fill(bytes, 0, Math.min(HEAD, size), (byte) 0);
        }
        digest.update(bytes);
      }
    }
    return Sha256.hex(digest.digest());
  }

  /** By position. A last page that was not copied whole has not been changed either. */
  private static Map<Long, byte[]> pages(Path backup) throws IOException {
    Map<Long, byte[]> pages = new HashMap<>();
    long end = wholeLength(backup);
    if (end == 0) {
      return pages;
    }
    try (FileChannel channel = FileChannel.open(backup)) {
      for (long place = 0; place < end; place += RECORD_HEAD + PAGE) {
        ByteBuffer record = ByteBuffer.wrap(read(channel, place, RECORD_HEAD + PAGE));
        record.getInt();
        long position = record.getLong();
        byte[] page = new byte[PAGE];
        record.get(page);
        pages.put(position, page);
      }
    }
    return pages;
  }

  /** How much of the backup is whole pages. */
  static long wholeLength(Path backup) throws IOException {
    long size = sizeOf(backup);
    return size - size % (RECORD_HEAD + PAGE);
  }

  private static long sizeOf(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static byte[] read(FileChannel channel, long position, int size) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(size);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("The file ends before " + (position + size));
      }
    }
    return buffer.array();
  }
}
