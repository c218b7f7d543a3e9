package app.gatehouse.models;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long a model is going to be there.
 *
 * @param endsOn when its provider stops serving it, or null when no day is known
 */
public record Lifecycle(Stage stage, @Nullable LocalDate endsOn) {

  /** Where a model stands, in its provider's words. */
  public enum Stage {
    /** The provider says nothing about it. */
    UNKNOWN,
    PREVIEW,
    ACTIVE,
    /** Still served, but not for long. */
    DEPRECATED,
    RETIRED
  }

  public static final Lifecycle UNKNOWN = new Lifecycle(Stage.UNKNOWN, null);
}
