package app.gatehouse.runtimes;

/** Why the built-in runtime does not run a model, or does not any more. */
public sealed interface RuntimeProblem {

  /** It does not know the model's architecture. */
  record UnknownArchitecture(String architecture) implements RuntimeProblem {}

  /** It is of a kind that writes no text: it turns text into numbers, for example. */
  record NotForChat(String architecture) implements RuntimeProblem {}

  /** It does not know how the model's weights are stored. */
  record UnknownQuantization(String quantization) implements RuntimeProblem {}

  /**
   * The memory would not do.
   *
   * @param needed bytes, an estimate
   * @param free bytes that could be had
   */
  record TooLarge(long needed, long free) implements RuntimeProblem {}

  /** There is no llama.cpp for this machine, or it lacks a library that llama.cpp needs. */
  record NoLibrary() implements RuntimeProblem {}

  /** The file is not there any more, or not for this account. */
  record Missing() implements RuntimeProblem {}

  /** llama.cpp does not take the file. */
  record NotLoaded() implements RuntimeProblem {}

  /** Its process could not be started. */
  record NotStarted() implements RuntimeProblem {}

  /** Its process ended by itself; Gatehouse goes on. */
  record Crashed() implements RuntimeProblem {}

  /** The system ended its process, most likely because memory ran out. */
  record Killed() implements RuntimeProblem {}
}
