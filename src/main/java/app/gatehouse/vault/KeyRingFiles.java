package app.gatehouse.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The key ring on disk: one file per key, {@code k1.key}, {@code k2.key}…, each a line of base64
 * with 32 bytes, readable by the owner alone. The highest number is the active key.
 */
public final class KeyRingFiles {

  private static final Pattern NAME = Pattern.compile("(k[1-9][0-9]{0,5})\\.key");
  private static final String FIRST = "k1";

  private final Path folder;

  public KeyRingFiles(Path folder) {
    this.folder = folder;
  }

  /** Where the first key is, or would be. */
  public Path firstFile() {
    return folder.resolve(FIRST + ".key");
  }

  /**
   * Reads the ring; changes nothing.
   *
   * @return empty when there is no key file
   * @throws DamagedKeyFileException when a key file does not hold a key
   */
  public Optional<KeyRing> read() throws IOException {
    List<MasterKey> keys = new ArrayList<>();
    for (Path file : files()) {
      keys.add(read(file));
    }
    return keys.isEmpty() ? Optional.empty() : Optional.of(new KeyRing(keys));
  }

  /**
   * Makes the first key. It is either there whole or not at all, and survives a crash once this
   * returns. Where another process was first, its key is read instead.
   */
  public KeyRing create(SecureRandom random) throws IOException {
    createFolder();
    Path temporary = Files.createTempFile(folder, ".new-", ".tmp", OwnerOnly.file());
    try {
      write(temporary, MasterKey.random(FIRST, random));
      publish(temporary, firstFile());
    } finally {
      Files.deleteIfExists(temporary);
    }
    return read().orElseThrow(() -> new NoSuchFileException(firstFile().toString()));
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.comparingInt(KeyRingFiles::number))
          .toList();
    }
  }

  private static int number(Path file) {
    String name = file.getFileName().toString();
    return Integer.parseInt(name.substring(1, name.indexOf('.')));
  }

  private static MasterKey read(Path file) throws IOException {
    String name = file.getFileName().toString();
    byte[] bytes = new byte[0];
    try {
      bytes = Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
      return new MasterKey(name.substring(0, name.indexOf('.')), bytes);
    } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
      throw new DamagedKeyFileException(file);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static void write(Path file, MasterKey key) throws IOException {
    byte[] bytes = key.bytes();
    byte[] line = Base64.getEncoder().encode(bytes);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
      channel.force(true);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(line, (byte) 0);
    }
  }

  /** A link instead of a move: it fails where the name is taken, and a move would overwrite. */
  private void publish(Path temporary, Path file) throws IOException {
    try {
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (UnsupportedOperationException e) {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
    syncFolder();
  }

  private void createFolder() throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    // Where another process was first, its folder does.
    Files.createDirectories(folder, OwnerOnly.folder());
  }

  /** The new name is safe only when the folder itself has reached the disk. */
  private void syncFolder() throws IOException {
    if (OwnerOnly.isSupported()) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
