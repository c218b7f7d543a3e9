package app.gatehouse.runtimes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the built-in runtime is doing with a model, at one moment. */
public sealed interface RuntimeState {

  /**
   * It is not in memory.
   *
   * @param problem why the last attempt came to nothing or to an end; null when there was none
   * @param another whether another model is in memory, which loading this one unloads
   */
  record NotLoaded(@Nullable RuntimeProblem problem, boolean another) implements RuntimeState {}

  /**
   * It is on its way into memory.
   *
   * @param since when
   * @param needed bytes in the end, an estimate
   * @param memory bytes so far; null when the system does not tell
   */
  record Loading(Instant since, long needed, @Nullable Long memory) implements RuntimeState {}

  /**
   * It is in memory and answers.
   *
   * @param context tokens of prompt and answer together
   * @param memory bytes in use; null when the system does not tell
   * @param requests how many are being answered or wait for it, from 0
   * @param lastUsed when somebody last asked it, or when it was loaded
   * @param unloadsAt when it goes by itself unless somebody asks it; null while it is busy
   */
  record Loaded(
      int context,
      @Nullable Long memory,
      int requests,
      Instant lastUsed,
      @Nullable Instant unloadsAt)
      implements RuntimeState {}
}
