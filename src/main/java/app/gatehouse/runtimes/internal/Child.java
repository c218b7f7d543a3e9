package app.gatehouse.runtimes.internal;

import app.gatehouse.runtimes.child.ChildNews;
import app.gatehouse.runtimes.child.StartOrder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process of the runtime. Its standard input stays open as long as this process lives: its end is
 * the child's end.
 */
final class Child {

  private static final Logger LOG = LoggerFactory.getLogger(Child.class);
  private static final int MAX_LINE = 4_096;
  private static final int PATIENCE_SECONDS = 5;

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param folder for what it writes
   * @param news hears what it tells, on a thread of its own
   * @param ended hears its exit code when it has ended, after all its news
   */
  static Child start(Path folder, StartOrder order, Consumer<ChildNews> news, IntConsumer ended)
      throws IOException {
    Process process = Launch.process(folder).start();
    Child child = new Child(process);
    try {
      OutputStream in = process.getOutputStream();
      in.write((order.line() + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException failed) {
      process.destroyForcibly();
      throw failed;
    }
    Thread.ofVirtual().name("runtime-log").start(child::drain);
    Thread.ofVirtual().name("runtime-news").start(() -> child.listen(news, ended));
    return child;
  }

  /** Ends it, and waits until it has ended. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Asks it to end, and does not wait. */
  void end() {
    process.destroy();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  private void listen(Consumer<ChildNews> news, IntConsumer ended) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line; (line = readLine(lines)) != null; ) {
        ChildNews.read(line).ifPresent(news);
      }
    } catch (IOException gone) {
      // Nothing more comes; the exit code says the rest.
    }
    try {
      ended.accept(process.waitFor());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What llama.cpp says for its developers: it may name what is in a file. */
  private void drain() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line; (line = readLine(lines)) != null; ) {
        LOG.debug("llama.cpp: {}", line.replaceAll("\\p{Cntrl}", " "));
      }
    } catch (IOException gone) {
      // It has ended.
    }
  }

  /** What is longer than a line may be is left out. */
  private static @Nullable String readLine(Reader lines) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c; (c = lines.read()) != '\n'; ) {
      if (c < 0) {
        return line.isEmpty() ? null : line.toString();
      }
      if (line.length() < MAX_LINE) {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
