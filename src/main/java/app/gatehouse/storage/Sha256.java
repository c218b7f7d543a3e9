package app.gatehouse.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal digits. */
final class Sha256 {

  private static final int CHUNK = 1 << 16;

  private Sha256() {}

  static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java lacks SHA-256", e);
    }
  }

  static String of(String text) {
    return hex(begin().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Of the whole file. */
  static String of(Path file) throws IOException {
    MessageDigest digest = begin();
    feed(digest, file, 0, Files.size(file));
    return hex(digest.digest());
  }

  /**
   * Feeds the bytes from one position up to another. An interrupt does not disturb it: the thread
   * of a commit is among those that come here.
   *
   * @throws IOException also when the file ends before
   */
  static void feed(MessageDigest digest, Path file, long from, long to) throws IOException {
    BulkDigest bulk = new BulkDigest();
    byte[] buffer = new byte[CHUNK];
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      bytes.seek(from);
      long position = from;
      while (position < to) {
        int read = bytes.read(buffer, 0, (int) Math.min(CHUNK, to - position));
        if (read < 0) {
          throw new IOException("The file ends at " + position + " instead of " + to);
        }
        bulk.feed(digest, buffer, read);
        position += read;
      }
    }
  }

  /** What the digest would be now; it can be fed on. */
  static String soFar(MessageDigest digest) {
    try {
      return hex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("This Java cannot copy a SHA-256", e);
    }
  }

  static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
