package app.gatehouse.discovery.internal;

import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.models.Lifecycle;
import app.gatehouse.models.Lifecycle.Stage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What follows from the day on which a model ends. */
final class Lifecycles {

  private Lifecycles() {}

  /** Of a model of which nothing but its last day is known, if that. */
  static Lifecycle ending(@Nullable LocalDate end, ProviderCall call) {
    return ending(Stage.UNKNOWN, end, call);
  }

  /**
   * @param stage where its provider says it stands, which holds until its last day has passed
   */
  static Lifecycle ending(Stage stage, @Nullable LocalDate end, ProviderCall call) {
    if (end != null && end.isBefore(LocalDate.ofInstant(call.now(), ZoneOffset.UTC))) {
      return new Lifecycle(Stage.RETIRED, end);
    }
    return new Lifecycle(end != null && stage == Stage.UNKNOWN ? Stage.DEPRECATED : stage, end);
  }
}
