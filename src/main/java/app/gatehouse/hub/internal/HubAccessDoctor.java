package app.gatehouse.hub.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.hub.AccessDoctor;
import app.gatehouse.hub.AccessReport;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubEvent;
import app.gatehouse.hub.HubPages;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.HubTokens;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.hub.internal.KnownTokens.KnownToken;
import app.gatehouse.outbound.OutboundHttp;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

@Service
class HubAccessDoctor implements AccessDoctor {

  private final URI hub;
  private final boolean offline;
  private final HubTokens tokens;
  private final KnownTokens known;
  private final OutboundHttp http;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  @Autowired
  HubAccessDoctor(
      HubSettings settings,
      HubTokens tokens,
      KnownTokens known,
      OutboundHttp http,
      ApplicationEventPublisher events,
      Clock clock) {
    this(settings.hub(), settings.offline(), tokens, known, http, events, clock);
  }

  HubAccessDoctor(
      URI hub,
      boolean offline,
      HubTokens tokens,
      KnownTokens known,
      OutboundHttp http,
      ApplicationEventPublisher events,
      Clock clock) {
    this.hub = hub;
    this.offline = offline;
    this.tokens = tokens;
    this.known = known;
    this.http = http;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public HubAccess check(AccountId account, RepositoryId id) {
    return told(account, id, false).access();
  }

  @Override
  public AccessReport examine(AccountId account, RepositoryId id) {
    return told(account, id, true);
  }

  private AccessReport told(AccountId account, RepositoryId id, boolean thorough) {
    AccessReport report = ask(account, id, thorough);
    events.publishEvent(new HubEvent.AccessChecked(account, id, report.access()));
    return report;
  }

  private AccessReport ask(AccountId account, RepositoryId id, boolean thorough) {
    Optional<KnownToken> before = known.of(account);
    if (offline) {
      // A token that nobody is shown need not be opened.
      return unasked(new HubAccess.Offline(), KnownToken.describe(before, id));
    }
    HubClient client = new HubClient(http, hub);
    try {
      return tokens.use(
          account,
          Purpose.HUB_ACCESS_CHECK,
          secret -> new AccessCheck(client, id, secret, before, thorough).report(clock));
    } catch (CredentialUnavailableException doesNotOpen) {
      return unasked(new HubAccess.NeedsReentry(), AccessReport.Token.UNKNOWN);
    }
  }

  private AccessReport unasked(HubAccess access, AccessReport.Token token) {
    return new AccessReport(access, null, token, clock.instant());
  }

  @Override
  public HubPages pages() {
    return new HubPages(hub);
  }
}
