package app.gatehouse.chat;

import app.gatehouse.chat.Message.State;
import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is being written, whether or not anybody looks on. It has two threads: one reads
 * what comes, and may be interrupted at any time; the other tells of it and stores it, and never
 * is. Safe for use by many threads.
 */
public final class RunningAnswer {

  private final Job job;
  private final Pace pace;
  private final Clock clock;
  private final Instant asked;
  private final AnswerText text = new AnswerText();
  private final List<Consumer<AnswerSoFar>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread reader;
  private final Thread teller;

  private @Nullable Answer open;
  private @Nullable Instant first;
  private @Nullable State end;
  private @Nullable Failure failure;
  private @Nullable Instant ended;
  private Tokens tokens = Tokens.UNKNOWN;
  private boolean news;

  /** What is asked, and where it is kept. */
  interface Job {

    MessageId id();

    /** Asks and reads to the end; tells the answer as soon as it is open. Interrupted to end it. */
    void read(RunningAnswer into);

    Figures figures(Tokens tokens, @Nullable Duration first, @Nullable Duration total);

    void store(State state, Content content);

    /** The last thing that happens. */
    void over(AnswerSoFar end, @Nullable Failure failure);
  }

  /**
   * @param tell how long pieces are joined before they are told
   * @param store how old what is stored may become
   */
  record Pace(Duration tell, Duration store) {

    /** Joined for 40 ms; a crash loses at most 3 seconds. */
    static final Pace USUAL = new Pace(Duration.ofMillis(40), Duration.ofSeconds(3));
  }

  RunningAnswer(Job job, Pace pace, Clock clock) {
    this.job = job;
    this.pace = pace;
    this.clock = clock;
    this.asked = clock.instant();
    this.reader = Thread.ofVirtual().name("chat-read").unstarted(() -> job.read(this));
    this.teller = Thread.ofVirtual().name("chat-answer").unstarted(this::tellAndStore);
  }

  void start() {
    teller.start();
    reader.start();
  }

  /** The message that it becomes. */
  public MessageId id() {
    return job.id();
  }

  public AnswerSoFar soFar() {
    AnswerText.Parts parts = text.parts();
    lock.lock();
    try {
      Figures figures =
          job.figures(
                  tokens,
                  first == null ? null : Duration.between(asked, first),
                  ended == null ? null : Duration.between(asked, ended))
              .with(text.wasCut(), text.servedAs());
      return new AnswerSoFar(
          end == null ? State.WRITING : end,
          Content.answer(
              parts.text(),
              parts.reasoning(),
              figures,
              failure == null ? null : Trouble.of(failure, ended == null ? asked : ended)));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells of every step from now on, at most one in 40 ms, the end among them, on a thread that
   * must not be kept waiting.
   *
   * @return ends it
   */
  public Runnable listen(Consumer<AnswerSoFar> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Ends it, upstream too, at once; what has been written stays. Without effect once it ended. */
  public void stop() {
    end(State.STOPPED, null);
  }

  /** Ends it because Gatehouse ends, and waits until that is stored. */
  void breakOff(Duration patience) throws InterruptedException {
    end(State.BROKEN, null);
    teller.join(patience);
  }

  /** Takes the answer as soon as it is open, so that it can be closed from elsewhere. */
  void opened(Answer answer) {
    lock.lock();
    try {
      open = answer;
      if (end != null) {
        answer.close();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The reader heard something; {@code take} puts it into the text. */
  void heard(Consumer<AnswerText> take) {
    lock.lock();
    try {
      if (end != null) {
        return;
      }
      take.accept(text);
      if (open != null) {
        tokens = open.tokens();
      }
      if (first == null && !text.isEmpty()) {
        first = clock.instant();
      }
      news = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (text.isTooLong()) {
      text.cut();
      end(State.DONE, null);
    }
  }

  /**
   * The reader came to the end.
   *
   * @param failed why there is no more; null when it is whole
   */
  void read(@Nullable Failure failed) {
    end(failed == null ? State.DONE : State.FAILED, failed);
  }

  private void end(State state, @Nullable Failure failed) {
    @Nullable Answer close = null;
    lock.lock();
    try {
      if (end != null) {
        return;
      }
      end = state;
      failure = failed;
      ended = clock.instant();
      close = open;
      if (open != null && Thread.currentThread() == reader) {
        tokens = open.tokens();
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (close != null) {
      close.close();
    }
    if (Thread.currentThread() != reader) {
      reader.interrupt();
    }
  }

  private void tellAndStore() {
    Instant stored = asked;
    while (!awaitNews()) {
      AnswerSoFar now = soFar();
      if (now.ended()) {
        break;
      }
      tell(now);
      if (!clock.instant().isBefore(stored.plus(pace.store()))) {
        job.store(now.state(), now.content());
        stored = clock.instant();
      }
      pause();
    }
    AnswerSoFar last = soFar();
    try {
      job.store(last.state(), last.content());
    } finally {
      job.over(last, failure());
      tell(last);
    }
  }

  private @Nullable Failure failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for news, at most until what there is should be stored; true at the end. */
  private boolean awaitNews() {
    lock.lock();
    try {
      long left = pace.store().toNanos();
      while (!news && end == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      news = false;
      return end != null;
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts this thread", e);
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    lock.lock();
    try {
      long left = pace.tell().toNanos();
      while (end == null && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts this thread", e);
    } finally {
      lock.unlock();
    }
  }

  private void tell(AnswerSoFar now) {
    listeners.forEach(listener -> listener.accept(now));
  }
}
