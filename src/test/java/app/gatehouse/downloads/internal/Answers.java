package app.gatehouse.downloads.internal;

import app.gatehouse.hub.HubAccess;
import java.time.Duration;
import java.util.List;

/** One of each answer of the Hub. */
final class Answers {

  static final List<HubAccess> ALL =
      List.of(
          new HubAccess.Accessible(),
          new HubAccess.NoToken(),
          new HubAccess.TokenRefused(true),
          new HubAccess.NeverAsked("ann"),
          new HubAccess.NeverAsked(null),
          new HubAccess.Waiting("ann"),
          new HubAccess.Rejected("ann"),
          new HubAccess.Reset("ann"),
          new HubAccess.TokenLacksGatedScope("ann"),
          new HubAccess.TokenInvalid(true),
          new HubAccess.TokenExpired(false),
          new HubAccess.NeedsReentry(),
          new HubAccess.NotFoundOrPrivate(true),
          new HubAccess.OrganizationRefuses(),
          new HubAccess.Disabled(),
          new HubAccess.PartMissing(HubAccess.PartMissing.Part.FILE),
          new HubAccess.Offline(),
          new HubAccess.RateLimited(Duration.ofSeconds(55)),
          new HubAccess.RateLimited(null),
          new HubAccess.NotReachable(HubAccess.NotReachable.Reason.TLS),
          new HubAccess.Unexpected(418));

  private Answers() {}
}
