package app.gatehouse.downloads.internal;

import app.gatehouse.downloads.Download.Active;
import app.gatehouse.downloads.Download.Done;
import app.gatehouse.downloads.Download.Failed;
import app.gatehouse.downloads.Download.Paused;
import app.gatehouse.downloads.Download.Queued;
import app.gatehouse.downloads.Download.State;
import app.gatehouse.downloads.Download.Waiting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A state as it is stored. What is under way now is in the queue for who comes after. */
final class StateText {

  private StateText() {}

  static String name(State state) {
    return switch (state) {
      case Waiting waiting -> "waiting";
      case Active active -> "queued";
      case Paused paused -> "paused";
      case Failed failed -> "failed";
      case Done done -> "done";
    };
  }

  static @Nullable String detail(State state) {
    return switch (state) {
      case Waiting waiting -> AccessText.of(waiting.said());
      case Failed failed -> FailureText.of(failed.why());
      case Active active -> null;
      case Paused paused -> null;
      case Done done -> null;
    };
  }

  static @Nullable Instant at(State state) {
    return switch (state) {
      case Waiting waiting -> waiting.askedAt();
      case Done done -> done.at();
      case Active active -> null;
      case Paused paused -> null;
      case Failed failed -> null;
    };
  }

  static @Nullable Instant next(State state) {
    return state instanceof Waiting waiting ? waiting.nextAt() : null;
  }

  /** What another version has written is paused, so that its account decides. */
  static State read(
      String name,
      @Nullable String detail,
      @Nullable Instant at,
      @Nullable Instant next,
      Instant added) {
    String about = detail == null ? "" : detail;
    Instant when = at == null ? added : at;
    return switch (name) {
      case "waiting" -> new Waiting(AccessText.read(about), when, next == null ? when : next);
      case "queued" -> new Queued(0);
      case "failed" -> new Failed(FailureText.read(about));
      case "done" -> new Done(when);
      default -> new Paused();
    };
  }
}
