package app.gatehouse.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a process noted before it was killed: one line for each thing it found, tried, and was told
 * to be saved. Each line is one write, so it outlives the process.
 */
final class WriteRecord {

  private static final String ALL_FOUND = "all-found";

  private final FileChannel channel;

  private WriteRecord(FileChannel channel) {
    this.channel = channel;
  }

  static WriteRecord writing(Path file) {
    try {
      return new WriteRecord(
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void found(String slot, String value) {
    line("found " + slot + " " + value);
  }

  void allFound() {
    line(ALL_FOUND);
  }

  void tried(String slot, String value) {
    line("tried " + slot + " " + value);
  }

  void acknowledged(String slot) {
    line("acknowledged " + slot);
  }

  private synchronized void line(String text) {
    try {
      channel.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What one process has left in its record.
   *
   * @param whole whether it came as far as to have found everything
   * @param found by slot
   * @param acknowledged by slot, the last value that was said to be saved
   * @param pending by slot, the value under way when it was killed
   * @param writes how many were acknowledged
   */
  record Content(
      boolean whole,
      Map<String, String> found,
      Map<String, String> acknowledged,
      Map<String, String> pending,
      List<String> writes) {}

  static Content read(Path file) {
    Map<String, String> found = new HashMap<>();
    Map<String, String> acknowledged = new HashMap<>();
    Map<String, String> pending = new HashMap<>();
    List<String> writes = new java.util.ArrayList<>();
    boolean whole = false;
    for (String line : lines(file)) {
      String[] words = line.split(" ", 3);
      switch (words[0]) {
        case "found" -> found.put(words[1], words[2]);
        case ALL_FOUND -> whole = true;
        case "tried" -> pending.put(words[1], words[2]);
        case "acknowledged" -> {
          String value = pending.remove(words[1]);
          acknowledged.put(words[1], value == null ? "" : value);
          writes.add(words[1]);
        }
        default -> throw new AssertionError("Not a line of a record: " + line);
      }
    }
    return new Content(whole, found, acknowledged, pending, writes);
  }

  private static List<String> lines(Path file) {
    try {
      String text = Files.exists(file) ? Files.readString(file) : "";
      // A last line without its end was still being written.
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
