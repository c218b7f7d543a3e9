package app.gatehouse.runtimes.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.ModelRef;
import app.gatehouse.runtimes.LocalRuntime;
import app.gatehouse.runtimes.Memory;
import app.gatehouse.runtimes.RuntimeChat;
import app.gatehouse.runtimes.RuntimeChatException;
import app.gatehouse.runtimes.RuntimeEndpoint;
import app.gatehouse.runtimes.RuntimeProblem;
import app.gatehouse.runtimes.RuntimeState;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A runtime without a process, and a model that says what it is told to. */
public final class PlayedRuntime implements LocalRuntime, RuntimeChat {

  public RuntimeState state = new RuntimeState.NotLoaded(null, false);
  @Nullable RuntimeProblem problem;
  public final List<Integer> loaded = new ArrayList<>();
  public int unloaded;

  List<String> words = List.of("One", " two", " three");
  RuntimeChatException.@Nullable Reason fails;

  /** The answer stops after its words until this is counted down. */
  @Nullable CountDownLatch waits;

  final CountDownLatch interrupted = new CountDownLatch(1);

  @Override
  public RuntimeState state(AccountId account, ModelRef model) {
    return state;
  }

  @Override
  public Optional<RuntimeProblem> problem(AccountId account, ModelRef model, int context) {
    return context > 100_000
        ? Optional.of(new RuntimeProblem.TooLarge(64_000_000_000L, 8_000_000_000L))
        : Optional.ofNullable(problem);
  }

  @Override
  public Optional<Memory> memory(AccountId account, ModelRef model, int context) {
    return Optional.of(new Memory(context * 1_000_000L, 8_000_000_000L));
  }

  @Override
  public int usualContext(AccountId account, ModelRef model) {
    return 2_048;
  }

  @Override
  public void load(AccountId account, ModelRef model, int context) {
    loaded.add(context);
  }

  @Override
  public void unload(AccountId account, ModelRef model) {
    unloaded++;
    state = new RuntimeState.NotLoaded(null, false);
  }

  @Override
  public Optional<RuntimeEndpoint> endpoint(AccountId account, ModelRef model) {
    return state instanceof RuntimeState.Loaded
        ? Optional.of(
            new RuntimeEndpoint(
                URI.create("http://127.0.0.1:1/v1"), SecretText.of("s"), "local/o/m", 2_048))
        : Optional.empty();
  }

  @Override
  public int ask(RuntimeEndpoint endpoint, String prompt, Consumer<String> piece)
      throws RuntimeChatException {
    words.forEach(piece);
    if (waits != null) {
      try {
        waits.await();
      } catch (InterruptedException stopped) {
        interrupted.countDown();
        Thread.currentThread().interrupt();
        throw new RuntimeChatException(RuntimeChatException.Reason.GONE);
      }
    }
    if (fails != null) {
      throw new RuntimeChatException(fails);
    }
    return words.size();
  }
}
