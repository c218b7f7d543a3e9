package app.gatehouse.storage;

import app.gatehouse.vault.OwnerOnly;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A backup as a file: a zip with the manifest and, after it, the files of the database. */
final class Archive {

  private static final String PREFIX = "db/gatehouse.";
  private static final int MANIFEST_MAX_BYTES = 64 * 1024;

  private Archive() {}

  /**
   * Writes an archive whose name must not be taken; for its owner alone, and on disk when this
   * returns.
   */
  static void write(Path archive, BackupManifest manifest, HsqldbFiles copy) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            archive,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.file())) {
      ZipOutputStream zip =
          new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
      zip.putNextEntry(new ZipEntry(BackupManifest.ENTRY));
      zip.write(manifest.toText().getBytes(StandardCharsets.UTF_8));
      for (String ending : HsqldbFiles.ENDINGS) {
        if (manifest.files().containsKey(ending)) {
          zip.putNextEntry(new ZipEntry(PREFIX + ending));
          Files.copy(copy.path(ending), zip);
        }
      }
      zip.finish();
      zip.flush();
      channel.force(true);
    }
  }

  /**
   * Unpacks into a folder of that layout and compares each file with the manifest.
   *
   * @throws BackupException when it is no backup, or not whole
   */
  static BackupManifest unpack(Path archive, HsqldbFiles to) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        ZipInputStream zip = new ZipInputStream(file)) {
      ZipEntry first = zip.getNextEntry();
      if (first == null || !first.getName().equals(BackupManifest.ENTRY)) {
        throw new BackupException("it is not a backup that this Gatehouse can read.");
      }
      BackupManifest manifest =
          BackupManifest.parse(
              new String(zip.readNBytes(MANIFEST_MAX_BYTES), StandardCharsets.UTF_8));
      Set<String> missing = new HashSet<>(manifest.files().keySet());
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String ending =
            entry.getName().substring(Math.min(entry.getName().length(), PREFIX.length()));
        if (!entry.getName().startsWith(PREFIX) || !missing.remove(ending)) {
          throw damaged();
        }
        unpack(zip, to.path(ending), Objects.requireNonNull(manifest.files().get(ending)));
      }
      if (!missing.isEmpty()) {
        throw damaged();
      }
      return manifest;
    } catch (ZipException | java.io.EOFException e) {
      throw damaged();
    }
  }

  private static void unpack(InputStream from, Path to, Anchor.Print print) throws IOException {
    MessageDigest digest = Sha256.begin();
    try (FileChannel channel =
        FileChannel.open(
            to,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnerOnly.file())) {
      OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
      // One byte more than said, so that a longer one is seen without being written whole.
      long left = print.length() + 1;
      byte[] chunk = new byte[1 << 16];
      for (int read = 0; left > 0 && read >= 0; left -= Math.max(0, read)) {
        read = from.read(chunk, 0, (int) Math.min(chunk.length, left));
        out.write(chunk, 0, Math.max(0, read));
      }
      out.flush();
      channel.force(true);
    }
    if (Files.size(to) != print.length() || !Sha256.hex(digest.digest()).equals(print.sha256())) {
      throw damaged();
    }
  }

  private static BackupException damaged() {
    return new BackupException("it is damaged; take another backup.");
  }
}
