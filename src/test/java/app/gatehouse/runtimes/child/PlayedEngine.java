package app.gatehouse.runtimes.child;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** An engine without a model: says what it is told to, a word at a time. */
final class PlayedEngine implements Engine {

  final List<String> prompts = new ArrayList<>();
  final List<Sampling> samplings = new ArrayList<>();
  final CountDownLatch cancelled = new CountDownLatch(1);

  /** Words that may be said; each takes one. */
  final Semaphore allowed = new Semaphore(Integer.MAX_VALUE);

  private List<String> words = List.of("One", " two", " three");
  private boolean endless;
  private boolean fails;

  void says(String... now) {
    words = List.of(now);
  }

  void neverEnds() {
    endless = true;
  }

  void failsAtTheEnd() {
    fails = true;
  }

  @Override
  public int contextSize() {
    return 100;
  }

  @Override
  public String prompt(List<ChatMessage> conversation) {
    return Conversation.plainly(conversation);
  }

  @Override
  public int count(String text) {
    return text.split(" ").length;
  }

  @Override
  public Generation generate(String prompt, Sampling sampling) {
    prompts.add(prompt);
    samplings.add(sampling);
    Queue<String> left = new ArrayDeque<>(words);
    return new Generation() {

      @Override
      public @Nullable String next() {
        allowed.acquireUninterruptibly();
        if (endless) {
          return " and";
        }
        if (fails && left.isEmpty()) {
          throw new EngineException(new IllegalStateException("for the test"));
        }
        return left.poll();
      }

      @Override
      public void cancel() {
        cancelled.countDown();
      }
    };
  }
}
