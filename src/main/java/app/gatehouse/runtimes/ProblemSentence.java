package app.gatehouse.runtimes;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.ByteSize;

/**
 * What pages say of a model that cannot be run: one sentence, and where there is one the
 * alternative.
 */
public final class ProblemSentence {

  private ProblemSentence() {}

  public static String of(RuntimeProblem problem) {
    return switch (problem) {
      case RuntimeProblem.UnknownArchitecture(String architecture) ->
          t("run.problem.architecture", architecture.isEmpty() ? t("run.unnamed") : architecture);
      case RuntimeProblem.NotForChat(String architecture) ->
          t("run.problem.not-for-chat", architecture);
      case RuntimeProblem.UnknownQuantization(String quantization) ->
          t("run.problem.quantization", quantization);
      case RuntimeProblem.TooLarge(long needed, long free) ->
          t("run.problem.too-large", ByteSize.words(needed), ByteSize.words(free));
      case RuntimeProblem.NoLibrary none -> t("run.problem.no-library");
      case RuntimeProblem.Missing missing -> t("run.problem.missing");
      case RuntimeProblem.NotLoaded not -> t("run.problem.not-loaded");
      case RuntimeProblem.NotStarted not -> t("run.problem.not-started");
      case RuntimeProblem.Crashed crashed -> t("run.problem.crashed");
      case RuntimeProblem.Killed killed -> t("run.problem.killed");
    };
  }
}
