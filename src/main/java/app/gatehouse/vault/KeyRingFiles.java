package app.gatehouse.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The key ring on disk: one file per key, {@code k1.key}, {@code k2.key}…, each a line of base64
 * with 32 bytes, readable by the owner alone. Which of them is active the database knows; where it
 * does not, the highest number is.
 */
public final class KeyRingFiles {

  private static final Pattern NAME = Pattern.compile("(k[1-9][0-9]{0,5})\\.key");
  private static final String FIRST = "k1";
  private static final String PREFIX = ".new-";
  private static final String SUFFIX = ".tmp";
  private static final String LEFTOVERS = PREFIX + "*" + SUFFIX;

  private final Path folder;

  public KeyRingFiles(Path folder) {
    this.folder = folder;
  }

  /** Where the key files are, or would be. */
  public Path folder() {
    return folder;
  }

  /** Where the key of this id is, or would be. */
  public Path file(String id) {
    return folder.resolve(id + ".key");
  }

  /** Where the first key is, or would be. */
  public Path firstFile() {
    return file(FIRST);
  }

  /** The folder and the key files in it that others than their owner can get at. */
  public List<Path> openToOthers() throws IOException {
    List<Path> open = new ArrayList<>();
    if (Files.isDirectory(folder) && OwnerOnly.isOpenToOthers(folder)) {
      open.add(folder);
    }
    for (Path file : files()) {
      if (Files.exists(file) && OwnerOnly.isOpenToOthers(file)) {
        open.add(file);
      }
    }
    return open;
  }

  /**
   * Reads the ring; changes nothing. The highest number is the active key.
   *
   * @return empty when there is no key file
   * @throws DamagedKeyFileException when a key file does not hold a key
   * @throws UnreadableKeyFileException when one is there and cannot be read
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
    put(MasterKey.random(FIRST, random));
    return read().orElseThrow(() -> new NoSuchFileException(firstFile().toString()));
  }

  /**
   * Makes a further key, on disk once this returns, under a number above all that are in use. A
   * file that is there already is never taken for it: nobody knows who has seen that.
   *
   * @param known the ids of the keys that are, or were, in use; their files may be gone
   */
  public MasterKey createNext(Collection<String> known, SecureRandom random) throws IOException {
    int highest = 0;
    for (Path file : files()) {
      highest = Math.max(highest, number(file));
    }
    for (String id : known) {
      highest = Math.max(highest, Integer.parseInt(id.substring(1)));
    }
    MasterKey key = MasterKey.random("k" + (highest + 1), random);
    if (!put(key)) {
      throw new FileAlreadyExistsException(file(key.id()).toString());
    }
    return key;
  }

  /** Takes away what a process left that was killed while it made a key; not a key in use. */
  public void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, LEFTOVERS)) {
      for (Path leftover : leftovers) {
        Files.deleteIfExists(leftover);
      }
    }
  }

  /**
   * @return false when there is a key of that id already
   */
  private boolean put(MasterKey key) throws IOException {
    Path temporary = Files.createTempFile(folder, PREFIX, SUFFIX, OwnerOnly.file());
    try {
      write(temporary, key);
      return publish(temporary, file(key.id()));
    } finally {
      Files.deleteIfExists(temporary);
    }
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
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new DamagedKeyFileException(file);
    } catch (IOException e) {
      throw new UnreadableKeyFileException(file, e);
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
  private boolean publish(Path temporary, Path file) throws IOException {
    try {
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException e) {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
    syncFolder();
    return true;
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
