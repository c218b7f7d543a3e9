package app.gatehouse.fakes.hub;

import app.gatehouse.fakes.hub.HubRequest.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The Hub with its CDN: two origins on this machine, without TLS. Knows at first no model and no
 * user; what is asked for by its name and not there yet comes to be.
 */
public final class FakeHub implements AutoCloseable {

  private final Map<String, HubModel> models = new ConcurrentHashMap<>();
  private final Map<String, HubUser> users = new ConcurrentHashMap<>();
  private final Map<String, HubToken> tokens = new ConcurrentHashMap<>();
  private final Map<String, String> renamed = new ConcurrentHashMap<>();
  private final List<HubRequest> requests = new CopyOnWriteArrayList<>();
  private final Signatures signatures = new Signatures();
  private final OriginServer hub;
  private final OriginServer cdn;
  private volatile boolean hidesBadTokens;
  private volatile int treePage = 1000;
  private volatile URI publicUrl;

  /**
   * @param hubPort 0 for any that is free
   * @param cdnPort 0 for any that is free
   */
  public FakeHub(int hubPort, int cdnPort) {
    CdnAnswers cdnAnswers = new CdnAnswers(this);
    HubAnswers hubAnswers = new HubAnswers(this);
    cdn = new OriginServer(Origin.CDN, cdnPort, requests::add, cdnAnswers::answer);
    hub =
        new OriginServer(
            Origin.HUB, hubPort, requests::add, (visit, faults) -> hubAnswers.answer(visit));
    publicUrl = hub.url();
  }

  /** What Gatehouse is configured with, without a trailing slash. */
  public URI baseUrl() {
    return hub.url();
  }

  public URI cdnUrl() {
    return cdn.url();
  }

  /** {@code owner/name}. */
  public HubModel model(String id) {
    return models.computeIfAbsent(id, HubModel::new);
  }

  public boolean knows(String model) {
    return models.containsKey(model);
  }

  /** In the order of their names. */
  public List<HubModel> gatedModels() {
    return models.values().stream()
        .filter(HubModel::isGated)
        .sorted(Comparator.comparing(HubModel::id))
        .toList();
  }

  public HubUser user(String name) {
    return users.computeIfAbsent(name, key -> new HubUser(this, key));
  }

  /** Leads from the old name to the new one from now on. */
  public FakeHub renames(String old, String now) {
    models.remove(old);
    renamed.put(old, now);
    return this;
  }

  public FakeHub without(String model) {
    models.remove(model);
    return this;
  }

  /** What goes wrong at the Hub itself. */
  public Faults hubFaults() {
    return hub.faults();
  }

  /** What goes wrong where the bytes come from. */
  public Faults cdnFaults() {
    return cdn.faults();
  }

  /** Both work again. */
  public FakeHub isWell() {
    hubFaults().none();
    cdnFaults().none();
    return this;
  }

  /** A bad token at a gated model is answered as if there were none: one of two reported ways. */
  public FakeHub hidesBadTokens(boolean yes) {
    this.hidesBadTokens = yes;
    return this;
  }

  /** How many files come on one page of a tree, in place of 1000. */
  public FakeHub treePage(int files) {
    this.treePage = files;
    return this;
  }

  /** How long an address of the CDN is good for, in place of an hour. */
  public FakeHub signaturesLast(Duration time) {
    signatures.last(time);
    return this;
  }

  /** Every address given out so far is too old. */
  public FakeHub expireSignatures() {
    signatures.expireAll();
    return this;
  }

  /** Under which address the Hub is seen, where something stands before it. */
  public FakeHub seenAs(URI url) {
    this.publicUrl = url;
    return this;
  }

  /** All that came since {@link #forgetRequests}, in the order in which it did. */
  public List<HubRequest> requests() {
    return List.copyOf(requests);
  }

  public List<HubRequest> requests(Origin origin) {
    return requests(request -> request.origin() == origin);
  }

  public List<HubRequest> requests(Predicate<HubRequest> which) {
    return requests.stream().filter(which).toList();
  }

  public FakeHub forgetRequests() {
    requests.clear();
    return this;
  }

  /** Whether any token came to where none belongs. */
  public boolean cdnSawAToken() {
    return requests.stream()
        .anyMatch(request -> request.origin() == Origin.CDN && request.authorized());
  }

  Map<String, HubModel> models() {
    return models;
  }

  Map<String, HubUser> users() {
    return users;
  }

  Map<String, HubToken> tokens() {
    return tokens;
  }

  Map<String, String> renamed() {
    return renamed;
  }

  Signatures signatures() {
    return signatures;
  }

  boolean hidesBadTokens() {
    return hidesBadTokens;
  }

  int treePage() {
    return treePage;
  }

  URI publicUrl() {
    return publicUrl;
  }

  @Override
  public void close() {
    hub.close();
    cdn.close();
  }
}
