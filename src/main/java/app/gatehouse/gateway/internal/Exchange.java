package app.gatehouse.gateway.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Inference;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A request to a model and its answer, from when the request was read to when the answer is out.
 * One thread asks and copies; others may end it.
 */
final class Exchange {

  private final KnownToken token;
  private final ClientConnection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Thread asking;
  private @Nullable Answer answer;
  private volatile @Nullable Ending ending;
  private boolean over;

  Exchange(KnownToken token, ClientConnection connection) {
    this.token = token;
    this.connection = connection;
  }

  boolean isOf(KnownToken other) {
    return token == other;
  }

  boolean isOf(AccountId account) {
    return token.account().equals(account);
  }

  /** Why it was ended; null while it goes its way. */
  @Nullable Ending ending() {
    return ending;
  }

  /** Waits until an answer begins, or until this is ended. */
  Answer ask(Inference inference, ModelRequest request) throws InferenceException, EndedException {
    begin();
    Answer begun;
    try {
      begun = inference.ask(request);
    } catch (InferenceException | RuntimeException failure) {
      asked(null);
      refuseIfEnded();
      throw failure;
    }
    asked(begun);
    if (ending != null) {
      begun.close();
    }
    refuseIfEnded();
    return begun;
  }

  private void refuseIfEnded() throws EndedException {
    Ending why = ending;
    if (why != null) {
      throw new EndedException(why);
    }
  }

  private void begin() throws EndedException {
    lock.lock();
    try {
      refuseIfEnded();
      asking = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  /** From here on an interrupt would hit the writing of the answer. */
  private void asked(@Nullable Answer begun) {
    lock.lock();
    try {
      asking = null;
      answer = begun;
      Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }

  /** Ends it, from any thread; without effect when it has ended. */
  void end(Ending why) {
    @Nullable Answer begun;
    lock.lock();
    try {
      if (over || ending != null) {
        return;
      }
      ending = why;
      if (asking != null) {
        asking.interrupt();
      }
      begun = answer;
    } finally {
      lock.unlock();
    }
    if (begun != null) {
      begun.close();
    }
  }

  /** Looks whether the client is still there, and ends it otherwise. */
  void look() {
    boolean gone;
    lock.lock();
    try {
      gone = !over && ending == null && connection.isGone();
    } finally {
      lock.unlock();
    }
    if (gone) {
      end(Ending.CLIENT_GONE);
    }
  }

  /** Breaks the connection off. By the thread that answers. */
  void abort() {
    connection.abort();
  }

  /** The connection goes on to the next request: nobody looks at it any more. */
  void finish() {
    lock.lock();
    try {
      over = true;
    } finally {
      lock.unlock();
    }
  }
}
