package app.gatehouse.storage;

import java.util.Optional;

/**
 * Nothing was saved, because the disk is full or fails. The message is a sentence for whoever
 * wanted to save.
 */
public final class StorageReadOnlyException extends RuntimeException {

  private final transient StorageProblem problem;

  public StorageReadOnlyException(StorageProblem problem) {
    super(problem.sentence());
    this.problem = problem;
  }

  /** The refusal behind a failed action, if that is what it was. */
  public static Optional<StorageReadOnlyException> behind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StorageReadOnlyException refused) {
        return Optional.of(refused);
      }
    }
    return Optional.empty();
  }

  public StorageProblem problem() {
    return problem;
  }
}
