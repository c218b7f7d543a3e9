package app.gatehouse.models;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a refresh has come.
 *
 * @param steps one per provider that is asked, in the order of the catalog
 */
public record RefreshProgress(List<Step> steps) {

  /** Where the asking of one provider stands. */
  public enum Phase {
    ASKING,
    DONE,
    CANCELLED
  }

  /**
   * One provider.
   *
   * @param listed how many models it has listed so far
   * @param verdict what it said; null while it is asked, and when that was cancelled
   * @param change what is different from its list before; null unless it listed its models
   */
  public record Step(
      ProviderId provider,
      Phase phase,
      int listed,
      @Nullable Verdict verdict,
      @Nullable ListChange change) {}

  public RefreshProgress {
    steps = List.copyOf(steps);
  }

  public long finished() {
    return steps.stream().filter(step -> step.phase() != Phase.ASKING).count();
  }

  public boolean isFinished() {
    return finished() == steps.size();
  }
}
