package app.gatehouse.runtimes;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.ModelRef;
import java.util.Optional;

/**
 * The built-in runtime: llama.cpp in a process of its own, with at most one model in memory. Each
 * call acts for one account and finds only models whose files that account may see. Answers at
 * once; what comes of it is told by {@link RuntimeEvent}.
 */
public interface LocalRuntime {

  /** What it is doing with the model. */
  RuntimeState state(AccountId account, ModelRef model);

  /**
   * Why it would not load the model with this context size, as far as that is known before; empty
   * when it can be tried.
   */
  Optional<RuntimeProblem> problem(AccountId account, ModelRef model, int context);

  /** What loading would take; empty when there is no such file for the account. */
  Optional<Memory> memory(AccountId account, ModelRef model, int context);

  /** The context size to begin with: the model's own, but at most what is configured. */
  int usualContext(AccountId account, ModelRef model);

  /**
   * Begins to load the model, in place of the one that is loaded. Without effect when it is loaded
   * with this context size or on its way.
   *
   * @param context tokens, more than 0
   */
  void load(AccountId account, ModelRef model, int context);

  /** Takes the model out of memory, also one that is still on its way; else without effect. */
  void unload(AccountId account, ModelRef model);

  /**
   * Where the model answers, to be closed; empty when it is not loaded. Counts as being used, so
   * that the model is not unloaded just before it is asked.
   */
  Optional<RuntimeEndpoint> endpoint(AccountId account, ModelRef model);
}
