package app.gatehouse.rotation;

/**
 * How far the rotation is.
 *
 * @param resealed secrets sealed by the active key since the work began, from 0
 * @param total secrets that there were to seal anew when the work began
 * @param unopenable secrets that do not open and are left as they are
 */
public record RotationProgress(Phase phase, long resealed, long total, long unopenable) {

  static final RotationProgress NONE = new RotationProgress(Phase.IDLE, 0, 0, 0);

  /** Whether anything is done, and how it ended. */
  public enum Phase {
    /** Nothing has been done since the start. */
    IDLE,
    RUNNING,
    /** Stopped between two batches because somebody wanted that. */
    CANCELLED,
    /** Stopped because something failed, which the log tells. */
    FAILED,
    DONE
  }

  /** From 0 to 1. */
  public double fraction() {
    if (total == 0) {
      return phase == Phase.RUNNING ? 0 : 1;
    }
    return Math.min(1, (double) (resealed + unopenable) / total);
  }

  public boolean isRunning() {
    return phase == Phase.RUNNING;
  }

  RotationProgress with(long counted) {
    return new RotationProgress(phase, resealed, total, counted);
  }

  RotationProgress with(Phase next) {
    return new RotationProgress(next, resealed, total, unopenable);
  }
}
