package app.gatehouse.downloads.ui;

import static app.gatehouse.components.Texts.t;

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

/** What the Hub said about a download, and what to do about it: one short sentence each. */
final class AccessWords {

  private AccessWords() {}

  static String sentence(HubAccess said) {
    return switch (said) {
      case Accessible found -> t("downloads.access.unexpected");
      case NoToken none -> t("downloads.access.no-token");
      case TokenRefused refused ->
          refused.expired() ? t("downloads.access.expired") : t("downloads.access.invalid");
      case TokenExpired expired -> t("downloads.access.expired");
      case TokenInvalid invalid -> t("downloads.access.invalid");
      case NeedsReentry sealed -> t("downloads.access.needs-reentry");
      case NeverAsked gated -> t("downloads.access.never-asked");
      case Waiting gated -> t("downloads.access.waiting");
      case Rejected gated -> t("downloads.access.rejected");
      case Reset gated -> t("downloads.access.reset");
      case TokenLacksGatedScope gated -> t("downloads.access.scope");
      case NotFoundOrPrivate missing -> t("downloads.access.not-found");
      case PartMissing missing -> t("downloads.failed.missing");
      case OrganizationRefuses refused -> t("downloads.access.organization");
      case Disabled disabled -> t("downloads.access.disabled");
      case RateLimited later -> t("downloads.access.rate-limited");
      case Offline offline -> t("downloads.offline");
      case NotReachable unreachable -> t("downloads.access.not-reachable");
      case Unexpected unexpected -> t("downloads.access.unexpected");
    };
  }
}
