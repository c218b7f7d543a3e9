package app.gatehouse.gateway;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Inference;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest;
import app.gatehouse.models.ModelRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Models that answer as a test says, for the accounts it plays them to. Others get the real ones.
 */
public final class PlayedModels implements Inference {

  private final Supplier<Inference> real;
  private final Map<AccountId, Map<ModelRef, Play>> plays = new ConcurrentHashMap<>();
  private final Map<AccountId, List<ModelRequest>> asked = new ConcurrentHashMap<>();

  /** What a model does when it is asked. */
  @FunctionalInterface
  public interface Play {
    Answer answer(ModelRequest request) throws InferenceException;
  }

  PlayedModels(Supplier<Inference> real) {
    this.real = real;
  }

  public void play(AccountId account, ModelRef model, Play play) {
    plays.computeIfAbsent(account, same -> new ConcurrentHashMap<>()).put(model, play);
  }

  /** Has the model refuse. */
  public void fail(AccountId account, ModelRef model, Failure failure) {
    play(
        account,
        model,
        request -> {
          throw new InferenceException(failure);
        });
  }

  /** What the account's requests were, in order. */
  public List<ModelRequest> asked(AccountId account) {
    return asked.getOrDefault(account, List.of());
  }

  @Override
  public Answer ask(ModelRequest request) throws InferenceException {
    Map<ModelRef, Play> played = plays.get(request.account());
    if (played == null) {
      return real.get().ask(request);
    }
    asked
        .computeIfAbsent(request.account(), same -> Collections.synchronizedList(new ArrayList<>()))
        .add(request);
    @Nullable Play play = played.get(request.model());
    if (play == null) {
      throw new InferenceException(
          new Failure(Failure.Reason.MODEL_NOT_FOUND, 404, null, "model_not_found", null));
    }
    return Objects.requireNonNull(play).answer(request);
  }
}
