package app.gatehouse.credentials.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Kind;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongKind;
import app.gatehouse.credentials.Verdict.WrongService;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A verdict as it is stored: its name, a colon, and what it is more exactly. */
final class VerdictText {

  private VerdictText() {}

  static String of(Verdict verdict) {
    return switch (verdict) {
      case Valid valid -> "valid";
      case Rejected rejected -> "rejected:" + small(rejected.reason());
      case Limited limited -> "limited:" + small(limited.limit());
      case WrongKind wrong -> "wrong-kind:" + small(wrong.kind());
      case WrongService wrong -> "wrong-service:" + small(wrong.found());
      case NotReachable none -> "not-reachable:" + small(none.trouble());
    };
  }

  /** The part that is stored beside it. */
  static @Nullable Instant until(Verdict verdict) {
    return verdict instanceof Limited limited ? limited.until() : null;
  }

  /**
   * @return null for what no Gatehouse like this one has written
   */
  static @Nullable Verdict read(String stored, @Nullable Instant until) {
    String[] parts = stored.split(":", 2);
    String exactly = parts.length < 2 ? "" : parts[1].toUpperCase(Locale.ROOT).replace('-', '_');
    try {
      return switch (parts[0]) {
        case "valid" -> new Valid();
        case "rejected" -> new Rejected(Rejection.valueOf(exactly));
        case "limited" -> new Limited(Limit.valueOf(exactly), until);
        case "wrong-kind" -> new WrongKind(Kind.valueOf(exactly));
        case "wrong-service" -> new WrongService(Found.valueOf(exactly));
        case "not-reachable" -> new NotReachable(Trouble.valueOf(exactly));
        default -> null;
      };
    } catch (IllegalArgumentException ofAnotherVersion) {
      return null;
    }
  }

  private static String small(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
