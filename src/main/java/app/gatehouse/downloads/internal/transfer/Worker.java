package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.downloads.internal.transfer.Assembly.Taken;
import app.gatehouse.downloads.internal.transfer.FetchException.Refused;
import app.gatehouse.hub.HubAccess.NeedsReentry;
import app.gatehouse.hub.HubAccess.Unexpected;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection: brings piece after piece, and tries again what fails. */
final class Worker {

  /** Bytes that trickle are passed on after this long, so that progress is seen. */
  private static final long HOLD_NANOS = 100_000_000;

  private static final Piece NONE = new Piece(0, 0);

  private final Crew crew;
  private final Assembly assembly;
  private final int index;
  private final Patience patience;
  private final Thread thread;

  private volatile Piece piece = NONE;
  private volatile @Nullable OutboundStream stream;

  Worker(Crew crew, int index) {
    this.crew = crew;
    this.assembly = crew.assembly();
    this.index = index;
    this.patience = new Patience(crew.pause());
    this.thread = Thread.ofVirtual().name("download-" + index).unstarted(this::run);
  }

  /** Of no effect the second time. */
  void start() {
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
  }

  boolean isDone() {
    return thread.getState() == Thread.State.TERMINATED;
  }

  /** What it is at, or was at last. */
  Piece piece() {
    return piece;
  }

  void stop() {
    thread.interrupt();
    OutboundStream open = stream;
    if (open != null) {
      open.close();
    }
  }

  void join() {
    Threads.join(thread);
  }

  private void run() {
    try {
      while (index < crew.size()) {
        Piece next = assembly.take(crew.most());
        if (next == null) {
          return;
        }
        piece = next;
        try {
          bring(next);
        } finally {
          assembly.release(next);
        }
      }
    } catch (InterruptedException stopped) {
      // Whoever did it knows why.
    } catch (CredentialUnavailableException doesNotOpen) {
      crew.fail(new Refused(new NeedsReentry()));
    } catch (FetchException | StartOverException | RuntimeException | Error failure) {
      crew.fail(failure);
    }
  }

  private void bring(Piece next) throws FetchException, StartOverException, InterruptedException {
    Located at = crew.located();
    Answer answer;
    try {
      answer = bring(next, at);
    } catch (OutboundException.Cancelled cancelled) {
      throw new InterruptedException();
    } catch (OutboundException failure) {
      answer = answer(failure);
    }
    // Given back before any pause: another connection may go on with it.
    assembly.release(next);
    react(answer, at);
  }

  private static Answer answer(OutboundException failure) throws FetchException {
    if (failure instanceof OutboundException.AddressRefused) {
      throw new Refused(new Unexpected(0));
    }
    return Answer.broken();
  }

  /** What stood in the way; bytes, when nothing did. */
  private Answer bring(Piece next, Located at) throws InterruptedException {
    long end = assembly.end(next);
    boolean toTheEnd = end == at.bytes();
    boolean ranged = next.begin > 0 || !toTheEnd;
    @Nullable String range =
        ranged ? "bytes=" + next.begin + "-" + (toTheEnd ? "" : end - 1) : null;
    try (OutboundStream open = crew.open(at, range)) {
      stream = open;
      Answer answer = Answer.of(open, next.begin, ranged, at.bytes());
      if (!(answer instanceof Answer.Bytes)) {
        return answer;
      }
      if (Answer.givesParts(open)) {
        crew.givesParts();
      }
      return copy(open.body(), next, end);
    } catch (IOException never) {
      throw new IllegalStateException("Streams throw failures of their own", never);
    } finally {
      stream = null;
    }
  }

  private Answer copy(InputStream body, Piece next, long requested)
      throws IOException, InterruptedException {
    while (true) {
      Block block = crew.emptyBlock();
      @Nullable OutboundException broken = fill(block, body);
      Taken taken = block.length == 0 ? Taken.NOT : assembly.add(next, block);
      switch (taken) {
        case NOT -> {
          boolean ended = block.length == 0;
          crew.recycle(block);
          if (broken != null) {
            throw broken;
          }
          // An end before the end, or a piece that others go on with.
          return ended ? Answer.broken() : new Answer.Bytes();
        }
        case LAST -> {
          if (assembly.end(next) == requested && broken == null) {
            readTheEnd(body);
          }
          return new Answer.Bytes();
        }
        case MORE -> {
          if (broken != null) {
            throw broken;
          }
        }
      }
    }
  }

  /** Fills the block, unless bytes trickle; what came before a failure counts. */
  private static @Nullable OutboundException fill(Block block, InputStream body)
      throws IOException {
    block.length = 0;
    long begin = System.nanoTime();
    try {
      while (block.length < block.bytes.length) {
        int read = body.read(block.bytes, block.length, block.bytes.length - block.length);
        if (read < 0) {
          break;
        }
        block.length += read;
        if (System.nanoTime() - begin > HOLD_NANOS) {
          break;
        }
      }
      return null;
    } catch (OutboundException failure) {
      return failure;
    }
  }

  /** So that the connection is used again. A failure now is nobody's concern. */
  private static void readTheEnd(InputStream body) throws IOException {
    try {
      body.read(new byte[1]);
    } catch (OutboundException failure) {
      // All that was wanted has come.
    }
  }

  private void react(Answer answer, Located at)
      throws FetchException, StartOverException, InterruptedException {
    switch (answer) {
      case Answer.Bytes bytes -> {}
      case Answer.Whole whole -> {
        if (crew.size() == 1) {
          throw new StartOverException(false);
        }
        crew.shrink(index);
        failed(null);
      }
      case Answer.NoSuchPart none -> {
        if (crew.size() == 1) {
          throw new StartOverException(true);
        }
        failed(null);
      }
      case Answer.Gone gone -> {
        failed(null);
        crew.locateAgain(at);
      }
      case Answer.Later later -> {
        if (later.tooMany()) {
          crew.shrink(index);
        }
        failed(later.pause());
        if (patience.failures() > 1) {
          crew.locateAgain(at);
        }
      }
    }
  }

  private void failed(@Nullable Duration wait)
      throws FetchException, StartOverException, InterruptedException {
    if (!crew.ranges()) {
      // Without parts there is no going on.
      throw new StartOverException(false);
    }
    if (index < crew.size()) {
      patience.failed(assembly.arrived(), wait);
    }
  }
}
