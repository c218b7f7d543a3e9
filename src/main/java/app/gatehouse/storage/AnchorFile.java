package app.gatehouse.storage;

import app.gatehouse.vault.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the anchor is kept: two places of one size in one file, written in turn. So a write that is
 * cut short leaves the one before, and none ever needs room that a full disk does not have.
 */
final class AnchorFile implements AutoCloseable {

  private static final int SLOT = 2048;

  private final Path path;

  /** No channel: an interrupt of a thread that writes would close it for all. */
  private final RandomAccessFile file;

  private long sequence;

  private AnchorFile(Path path, RandomAccessFile file, long sequence) {
    this.path = path;
    this.file = file;
    this.sequence = sequence;
  }

  /** What the file at this path says, the newest whole entry; changes nothing. */
  static Optional<Anchor> read(Path path) throws IOException {
    return newest(path).map(Slot::anchor);
  }

  /** Opens the file, or makes it with room for both entries. */
  static AnchorFile open(Path path) throws IOException {
    long sequence = newest(path).map(Slot::sequence).orElse(0L);
    boolean fresh = !Files.exists(path);
    if (fresh) {
      Files.createFile(path, OwnerOnly.file());
    }
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    if (file.length() < 2 * SLOT) {
      file.seek(0);
      file.write(new byte[2 * SLOT]);
      file.getFD().sync();
    }
    return new AnchorFile(path, file, sequence);
  }

  Path path() {
    return path;
  }

  /**
   * Writes the next entry.
   *
   * @param durable whether it has to outlive a power cut when this returns; it outlives a killed
   *     process in any case
   */
  synchronized void write(Anchor anchor, boolean durable) throws IOException {
    sequence++;
    String body = "gatehouse-database-anchor 1\nsequence " + sequence + "\n" + anchor.toText();
    byte[] text = (body + "check " + Sha256.of(body) + "\n").getBytes(StandardCharsets.US_ASCII);
    if (text.length > SLOT) {
      throw new IllegalStateException("The anchor does not fit its place: " + text.length);
    }
    byte[] slot = Arrays.copyOf(text, SLOT);
    Arrays.fill(slot, text.length, SLOT, (byte) ' ');
    file.seek((sequence % 2) * SLOT);
    file.write(slot);
    if (durable) {
      file.getFD().sync();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private record Slot(long sequence, Anchor anchor) {}

  private static Optional<Slot> newest(Path path) throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(path);
    List<Slot> whole = new ArrayList<>();
    for (int place = 0; place + SLOT <= bytes.length; place += SLOT) {
      parse(new String(bytes, place, SLOT, StandardCharsets.US_ASCII)).ifPresent(whole::add);
    }
    return whole.stream().max(Comparator.comparingLong(Slot::sequence));
  }

  private static Optional<Slot> parse(String slot) {
    int check = slot.indexOf("\ncheck ") + 1;
    if (check == 0) {
      return Optional.empty();
    }
    String body = slot.substring(0, check);
    String sum = slot.substring(check + "check ".length()).strip();
    if (!sum.equals(Sha256.of(body))) {
      return Optional.empty();
    }
    List<String> lines = body.lines().toList();
    long sequence = Long.parseLong(lines.get(1).substring("sequence ".length()));
    return Optional.of(new Slot(sequence, Anchor.parse(lines.subList(2, lines.size()))));
  }
}
