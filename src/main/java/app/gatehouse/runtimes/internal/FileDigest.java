package app.gatehouse.runtimes.internal;

import app.gatehouse.storage.BulkDigest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/** The SHA-256 of files of models. */
final class FileDigest {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final int CHUNK = 1024 * 1024;

  private FileDigest() {}

  /** As the shared cache has verified it: there a large file is named by it. */
  static Optional<String> known(Path file) throws IOException {
    Path real = file.toRealPath();
    String name = real.getFileName().toString();
    boolean blob = real.getParent() != null && real.getParent().endsWith("blobs");
    return blob && SHA_256.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }

  /**
   * Reads the file for it.
   *
   * @param read hears how many bytes have been read
   * @throws InterruptedException when the thread is interrupted
   */
  static String compute(Path file, LongConsumer read) throws IOException, InterruptedException {
    MessageDigest digest = sha256();
    BulkDigest bulk = new BulkDigest();
    byte[] chunk = new byte[CHUNK];
    long done = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int count; (count = in.read(chunk)) >= 0; read.accept(done += count)) {
        bulk.feed(digest, chunk, count);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
