package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Wanted;
import app.gatehouse.hub.GivenToken;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccessService;
import app.gatehouse.hub.HubPages;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.hubcache.CacheLayout;
import app.gatehouse.outbound.OutboundHttp;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;

/** Brings one file with everything as in the program, and prints how many seconds that took. */
final class FetchByHand {

  private FetchByHand() {}

  /**
   * @param args where the Hub is, the cache, the repository, the path
   */
  public static void main(String[] args) throws Exception {
    URI hub = URI.create(args[0]);
    try (OutboundHttp http = OutboundHttp.standalone("bench")) {
      HubWire wire = new HubWire(http, new GivenToken(null), new Hops(hub, uri -> false));
      TransferSettings usual = TransferSettings.USUAL;
      Locator locator = new Locator(wire, new Open(hub), Pause.SLEEP);
      FileFetcher fetcher =
          new HubFileFetcher(
              false,
              new CacheLayout(Path.of(args[1])),
              new Crew.Tools(wire, locator, Pause.SLEEP, usual),
              DiskSpace.real(usual.floor()));
      AccountId somebody = new AccountId(new UUID(0, 1));
      long begin = System.nanoTime();
      fetcher.fetch(new Wanted(somebody, new RepositoryId(args[2]), "main", args[3]), new Told());
      System.out.println((System.nanoTime() - begin) / 1e9);
    }
  }

  private record Open(URI hub) implements HubAccessService {

    @Override
    public HubAccess check(AccountId account, RepositoryId id) {
      return new HubAccess.Accessible();
    }

    @Override
    public HubPages pages() {
      return new HubPages(hub);
    }
  }
}
