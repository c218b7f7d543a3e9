package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Fetched;
import app.gatehouse.downloads.internal.transfer.FileFetcher.Wanted;
import app.gatehouse.fakes.hub.FakeHub;
import app.gatehouse.fakes.hub.HubRequest;
import app.gatehouse.fakes.hub.HubRequest.Origin;
import app.gatehouse.hub.GivenToken;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccessService;
import app.gatehouse.hub.HubPages;
import app.gatehouse.hub.HubTokens;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.hubcache.CacheLayout;
import app.gatehouse.outbound.OutboundHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A Hub, a cache, and what brings files from one to the other, with small sizes and no pauses. */
final class TestBed implements HubAccessService, AutoCloseable {

  static final RepositoryId REPOSITORY = new RepositoryId("castle/portcullis-8b");
  static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
  static final TransferSettings SMALL =
      new TransferSettings(
          16 * 1024,
          64 * 1024,
          1024 * 1024,
          1,
          Duration.ofMillis(1),
          Duration.ZERO,
          Duration.ofMillis(20),
          0,
          1000);

  /** As many connections as there may be, tried at once. */
  static final TransferSettings MANY = many(SMALL);

  private static TransferSettings many(TransferSettings small) {
    return new TransferSettings(
        small.block(),
        small.piece(),
        small.window(),
        8,
        small.look(),
        Duration.ZERO,
        Duration.ofMillis(5),
        0,
        small.floor());
  }

  final FakeHub hub = new FakeHub(0, 0);
  final OutboundHttp http = OutboundHttp.standalone("test");
  final CacheLayout layout;
  final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  HubTokens tokens = new GivenToken("hf_ada");
  HubAccess access = new Accessible();
  volatile long free = Long.MAX_VALUE / 2;
  volatile int checks;

  TestBed(Path cache) {
    this.layout = new CacheLayout(cache);
    hub.user("ada").readToken("hf_ada");
    hub.model(REPOSITORY.value());
  }

  HubFileFetcher fetcher() {
    return fetcher(SMALL);
  }

  HubFileFetcher fetcher(TransferSettings settings) {
    return fetcher(settings, hub.baseUrl(), false);
  }

  HubFileFetcher fetcher(Pause pause) {
    return fetcher(SMALL, hub.baseUrl(), false, pause);
  }

  HubFileFetcher fetcher(TransferSettings settings, URI address, boolean offline) {
    return fetcher(settings, address, offline, pauses::add);
  }

  private HubFileFetcher fetcher(
      TransferSettings settings, URI address, boolean offline, Pause pause) {
    HubWire wire = new HubWire(http, tokens, new Hops(address, uri -> false));
    Crew.Tools tools = new Crew.Tools(wire, new Locator(wire, this, pause), pause, settings);
    return new HubFileFetcher(
        offline, layout, tools, new DiskSpace(settings.floor(), folder -> free));
  }

  Fetched fetch(String path) throws FetchException, InterruptedException {
    return fetcher().fetch(wanted(path), new Told());
  }

  static Wanted wanted(String path) {
    return wanted("main", path);
  }

  static Wanted wanted(String revision, String path) {
    return new Wanted(ACCOUNT, REPOSITORY, revision, path);
  }

  Path blob(String etag) {
    return layout.blob(REPOSITORY, etag);
  }

  Path incomplete(String etag) {
    return layout.blob(REPOSITORY, etag + ".gatehouse.incomplete");
  }

  /** The parts that were asked for at the other origin. */
  List<String> ranges() {
    return hub.requests(Origin.CDN).stream()
        .map(request -> request.header("Range"))
        .map(range -> range == null ? "whole" : range)
        .toList();
  }

  List<HubRequest> hubRequests() {
    return hub.requests(Origin.HUB);
  }

  /** All files of the cache that no other tool would know. */
  List<String> leftOver() throws IOException {
    try (Stream<Path> files = Files.walk(layout.root())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.contains("gatehouse"))
          .toList();
    }
  }

  @Override
  public HubAccess check(AccountId account, RepositoryId id) {
    checks++;
    return access;
  }

  @Override
  public HubPages pages() {
    return new HubPages(hub.baseUrl());
  }

  @Override
  public void close() {
    http.close();
    hub.close();
  }
}
