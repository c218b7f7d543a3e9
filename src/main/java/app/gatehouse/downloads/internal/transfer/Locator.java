package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.downloads.internal.transfer.FetchException.Broken;
import app.gatehouse.downloads.internal.transfer.FetchException.Impossible;
import app.gatehouse.downloads.internal.transfer.FetchException.Impossible.Why;
import app.gatehouse.downloads.internal.transfer.FetchException.Refused;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Wanted;
import app.gatehouse.downloads.internal.transfer.HubWire.Trail;
import app.gatehouse.downloads.internal.transfer.HubWire.UnusableTokenException;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.NeedsReentry;
import app.gatehouse.hub.HubAccess.NotReachable;
import app.gatehouse.hub.HubAccess.NotReachable.Reason;
import app.gatehouse.hub.HubAccess.RateLimited;
import app.gatehouse.hub.HubAccess.Unexpected;
import app.gatehouse.hub.HubAccessService;
import app.gatehouse.hub.HubWait;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the Hub where a file is, and whether the account may have it. Why it may not is found out by
 * the same check the page shows.
 */
final class Locator {

  private static final Set<String> MISSING = Set.of("EntryNotFound", "RevisionNotFound");

  private final HubWire wire;
  private final HubAccessService doctor;
  private final Pause pause;

  Locator(HubWire wire, HubAccessService doctor, Pause pause) {
    this.wire = wire;
    this.doctor = doctor;
    this.pause = pause;
  }

  /**
   * @throws FetchException when the Hub does not give the file, has none, or is not to be reached
   */
  Located locate(Wanted wanted) throws FetchException, InterruptedException {
    Patience patience = new Patience(pause);
    while (true) {
      try {
        Optional<Located> located = ask(wanted, patience);
        if (located.isPresent()) {
          return located.get();
        }
      } catch (OutboundException failure) {
        again(wanted, failure, patience);
      } catch (CredentialUnavailableException doesNotOpen) {
        throw new Refused(new NeedsReentry());
      } catch (UnusableTokenException cannotBeSent) {
        throw new Refused(access(wanted));
      }
    }
  }

  /** Empty when it is worth asking again. */
  private Optional<Located> ask(Wanted wanted, Patience patience)
      throws FetchException, InterruptedException {
    Trail trail = wire.ask(wanted.account(), Addresses.resolve(wanted));
    if (trail.end().isPresent()) {
      return Optional.of(read(wanted, trail));
    }
    OutboundResponse answer = trail.last();
    String code = answer.header("X-Error-Code").orElse("");
    if (answer.status() == 404 && MISSING.contains(code)) {
      throw new Impossible(Why.MISSING);
    }
    switch (answer.status()) {
      case 401, 403, 404 -> refused(wanted, patience);
      case 429 -> limited(answer, patience);
      case 408, 500, 502, 503, 504 ->
          again(patience, HubWait.asked(answer), new NotReachable(Reason.SERVICE_DOWN));
      default -> throw new Refused(new Unexpected(answer.status()));
    }
    return Optional.empty();
  }

  private static Located read(Wanted wanted, Trail trail) throws Refused {
    return Metadata.of(wanted.revision(), trail)
        .orElseThrow(() -> new Refused(new Unexpected(trail.last().status())));
  }

  private void refused(Wanted wanted, Patience patience)
      throws FetchException, InterruptedException {
    HubAccess access = access(wanted);
    if (!(access instanceof Accessible)) {
      throw new Refused(access);
    }
    // Let in a moment later, or the Hub contradicts itself.
    if (patience.failures() > 0) {
      throw new Broken();
    }
    patience.failed(0, null);
  }

  private HubAccess access(Wanted wanted) throws InterruptedException {
    try {
      return doctor.check(wanted.account(), wanted.repository());
    } catch (OutboundException.Cancelled cancelled) {
      throw interrupted();
    }
  }

  private static void limited(OutboundResponse answer, Patience patience)
      throws FetchException, InterruptedException {
    @Nullable Duration wait = HubWait.asked(answer);
    if (wait != null && !Patience.isShort(wait)) {
      throw new Refused(new RateLimited(wait));
    }
    again(patience, wait, new RateLimited(wait));
  }

  private void again(Wanted wanted, OutboundException failure, Patience patience)
      throws FetchException, InterruptedException {
    if (failure instanceof OutboundException.Cancelled) {
      throw interrupted();
    }
    try {
      if (!failure.retryable()) {
        throw new Broken();
      }
      patience.failed(0, null);
    } catch (Broken often) {
      HubAccess access = access(wanted);
      throw access instanceof Accessible ? often : new Refused(access);
    }
  }

  private static void again(Patience patience, @Nullable Duration asked, HubAccess atLast)
      throws FetchException, InterruptedException {
    try {
      patience.failed(0, asked);
    } catch (Broken often) {
      throw new Refused(atLast);
    }
  }

  private static InterruptedException interrupted() {
    // The flag is set, and the exception takes its place.
    Thread.interrupted();
    return new InterruptedException();
  }
}
