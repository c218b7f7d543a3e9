package app.gatehouse.downloads.internal;

import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.Disabled;
import app.gatehouse.hub.HubAccess.NeedsReentry;
import app.gatehouse.hub.HubAccess.NeverAsked;
import app.gatehouse.hub.HubAccess.NoToken;
import app.gatehouse.hub.HubAccess.NotFoundOrPrivate;
import app.gatehouse.hub.HubAccess.NotReachable;
import app.gatehouse.hub.HubAccess.Offline;
import app.gatehouse.hub.HubAccess.OrganizationRefuses;
import app.gatehouse.hub.HubAccess.PartMissing;
import app.gatehouse.hub.HubAccess.RateLimited;
import app.gatehouse.hub.HubAccess.Rejected;
import app.gatehouse.hub.HubAccess.Reset;
import app.gatehouse.hub.HubAccess.TokenExpired;
import app.gatehouse.hub.HubAccess.TokenInvalid;
import app.gatehouse.hub.HubAccess.TokenLacksGatedScope;
import app.gatehouse.hub.HubAccess.TokenRefused;
import app.gatehouse.hub.HubAccess.Unexpected;
import app.gatehouse.hub.HubAccess.Waiting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer of the Hub as it is stored: its name, a colon, and what it is more exactly. */
final class AccessText {

  /** Names on the Hub are shorter. */
  private static final int LONGEST_NAME = 100;

  private AccessText() {}

  static String of(HubAccess access) {
    return switch (access) {
      case Accessible found -> "accessible";
      case NoToken none -> "no-token";
      case TokenRefused refused -> "token-refused:" + refused.expired();
      case NeverAsked gated -> "never-asked:" + name(gated.signedInAs());
      case Waiting gated -> "waiting:" + name(gated.signedInAs());
      case Rejected gated -> "rejected:" + name(gated.signedInAs());
      case Reset gated -> "reset:" + name(gated.signedInAs());
      case TokenLacksGatedScope gated -> "lacks-scope:" + name(gated.signedInAs());
      case TokenInvalid invalid -> "token-invalid:" + invalid.openToAll();
      case TokenExpired expired -> "token-expired:" + expired.openToAll();
      case NeedsReentry sealed -> "needs-reentry";
      case NotFoundOrPrivate missing -> "not-found:" + missing.withToken();
      case PartMissing missing -> "part-missing:" + missing.part();
      case OrganizationRefuses refused -> "organization";
      case Disabled disabled -> "disabled";
      case RateLimited later -> "rate-limited:" + seconds(later.retryAfter());
      case Offline offline -> "offline";
      case NotReachable unreachable -> "not-reachable:" + unreachable.reason();
      case Unexpected unexpected -> "unexpected:" + unexpected.status();
    };
  }

  /** What no Gatehouse like this one has written counts as an answer nobody understood. */
  static HubAccess read(String stored) {
    String[] parts = stored.split(":", 2);
    String exactly = parts.length < 2 ? "" : parts[1];
    @Nullable String name = exactly.isEmpty() ? null : exactly;
    boolean yes = Boolean.parseBoolean(exactly);
    try {
      return switch (parts[0]) {
        case "accessible" -> new Accessible();
        case "no-token" -> new NoToken();
        case "token-refused" -> new TokenRefused(yes);
        case "never-asked" -> new NeverAsked(name);
        case "waiting" -> new Waiting(name);
        case "rejected" -> new Rejected(name);
        case "reset" -> new Reset(name);
        case "lacks-scope" -> new TokenLacksGatedScope(name);
        case "token-invalid" -> new TokenInvalid(yes);
        case "token-expired" -> new TokenExpired(yes);
        case "needs-reentry" -> new NeedsReentry();
        case "not-found" -> new NotFoundOrPrivate(yes);
        case "part-missing" -> new PartMissing(PartMissing.Part.valueOf(exactly));
        case "organization" -> new OrganizationRefuses();
        case "disabled" -> new Disabled();
        case "rate-limited" ->
            new RateLimited(name == null ? null : Duration.ofSeconds(Long.parseLong(exactly)));
        case "offline" -> new Offline();
        case "not-reachable" -> new NotReachable(NotReachable.Reason.valueOf(exactly));
        case "unexpected" -> new Unexpected(Integer.parseInt(exactly));
        default -> new Unexpected(0);
      };
    } catch (IllegalArgumentException ofAnotherVersion) {
      return new Unexpected(0);
    }
  }

  private static String name(@Nullable String name) {
    String text = name == null ? "" : name.replaceAll("\\p{Cntrl}", "");
    return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
  }

  private static String seconds(@Nullable Duration wait) {
    return wait == null ? "" : Long.toString(wait.toSeconds());
  }
}
