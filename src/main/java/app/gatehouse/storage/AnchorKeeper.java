package app.gatehouse.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the anchor with the files. Commits only leave word here; one thread reads what they
 * appended to the log and writes it down, many commits at once when they come fast. So the anchor
 * is at most a moment behind the log, and never ahead of it.
 */
final class AnchorKeeper implements WriteGate.CommitLog, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AnchorKeeper.class);

  /** The last line of a transaction, and what a connection leaves that is closed a moment later. */
  private static final List<String> ENDS = List.of("COMMIT", "DISCONNECT");

  private static final int LONGEST_END = 16;

  private final HsqldbFiles files;
  private final AnchorFile file;
  private Anchor anchor;
  private MessageDigest digest = Sha256.begin();
  private long digested;
  private long committed;
  private boolean stopped;
  private final Thread writer =
      Thread.ofPlatform().name("database-anchor").daemon().unstarted(this::keepUp);

  /**
   * @param before what the files are known to be
   */
  AnchorKeeper(HsqldbFiles files, AnchorFile file, Anchor before) {
    this.files = files;
    this.file = file;
    this.anchor = before;
  }

  void start() {
    writer.start();
  }

  /** From here on HSQLDB may write its files anew, until it is said what they have become. */
  synchronized void changing() throws IOException {
    if (anchor.state() != Anchor.State.FAILED) {
      anchor = anchor.in(Anchor.State.CHANGING);
      file.write(anchor, true);
    }
  }

  /** The files are written, and commits are appended from now on. */
  synchronized void opened() throws IOException {
    digest = Sha256.begin();
    digested = 0;
    committed = length();
    anchor = new Anchor(Anchor.State.OPEN, prints());
    digestLog();
    file.write(anchor, true);
  }

  /** The files are closed, and nobody will touch them. */
  synchronized void closed() throws IOException {
    Map<String, Anchor.Print> prints = prints();
    for (String ending : HsqldbFiles.ENDINGS) {
      Path path = files.path(ending);
      if (Files.exists(path)) {
        String key = ending.equals("data") ? AnchorCheck.DATA_WHOLE : ending;
        prints.put(key, new Anchor.Print(Files.size(path), Sha256.of(path)));
      }
    }
    anchor = new Anchor(Anchor.State.CLOSED, prints);
    file.write(anchor, true);
  }

  @Override
  public long length() {
    return files.path("log").toFile().length();
  }

  @Override
  public boolean endsWhole(boolean transaction) {
    // No channel: an interrupt of the thread that commits would close it, as if the disk failed.
    try (RandomAccessFile written = new RandomAccessFile(files.path("log").toFile(), "r")) {
      long length = written.length();
      byte[] last = new byte[(int) Math.min(LONGEST_END, length)];
      written.seek(length - last.length);
      written.readFully(last);
      String end = new String(last, StandardCharsets.US_ASCII);
      return transaction
          ? ENDS.stream().anyMatch(line -> end.endsWith(line + System.lineSeparator()))
          : end.endsWith(System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException("The log of the database cannot be read", e);
    }
  }

  @Override
  public synchronized void committed(long length) {
    committed = length;
    notifyAll();
  }

  @Override
  public synchronized void failed(long length) {
    try {
      committed = length;
      digestLog();
      anchor = anchor.in(Anchor.State.FAILED);
      file.write(anchor, true);
    } catch (IOException e) {
      // Then the commit is refused all the same; a restart will find the log as HSQLDB left it.
      LOG.warn("The record of the database's files cannot be written", e);
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      stopped = true;
      notifyAll();
    }
    file.close();
  }

  private void keepUp() {
    try {
      while (awaitCommit()) {
        synchronized (this) {
          if (anchor.state() == Anchor.State.OPEN && digested < committed) {
            digestLog();
            anchor = anchor.with("properties", print("properties"));
            file.write(anchor, false);
          }
        }
      }
    } catch (IOException e) {
      // The anchor stays behind, where it is true but covers less.
      LOG.warn("The record of the database's files is no longer kept", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean awaitCommit() throws InterruptedException {
    while (!stopped && (digested >= committed || anchor.state() != Anchor.State.OPEN)) {
      wait();
    }
    return !stopped;
  }

  private void digestLog() throws IOException {
    if (digested < committed) {
      Sha256.feed(digest, files.path("log"), digested, committed);
      digested = committed;
    }
    anchor = anchor.with("log", new Anchor.Print(digested, Sha256.soFar(digest)));
  }

  private Map<String, Anchor.Print> prints() throws IOException {
    Map<String, Anchor.Print> prints = new TreeMap<>();
    prints.put("script", print("script"));
    prints.put("properties", print("properties"));
    Path data = files.path("data");
    if (Files.exists(data)) {
      prints.put("data", DataFilePrint.now(data, files.path("backup")));
    }
    return prints;
  }

  private Anchor.Print print(String ending) throws IOException {
    Path path = files.path(ending);
    return new Anchor.Print(Files.size(path), Sha256.of(path));
  }
}
