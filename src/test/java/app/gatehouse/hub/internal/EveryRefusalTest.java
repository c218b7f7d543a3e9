package app.gatehouse.hub.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.fakes.hub.FakeHub;
import app.gatehouse.fakes.hub.HubFault;
import app.gatehouse.fakes.hub.HubModel;
import app.gatehouse.fakes.hub.HubUser;
import app.gatehouse.hub.AccessReport;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.GivenToken;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.Disabled;
import app.gatehouse.hub.HubAccess.NeverAsked;
import app.gatehouse.hub.HubAccess.NoToken;
import app.gatehouse.hub.HubAccess.NotFoundOrPrivate;
import app.gatehouse.hub.HubAccess.NotReachable;
import app.gatehouse.hub.HubAccess.OrganizationRefuses;
import app.gatehouse.hub.HubAccess.PartMissing;
import app.gatehouse.hub.HubAccess.RateLimited;
import app.gatehouse.hub.HubAccess.Rejected;
import app.gatehouse.hub.HubAccess.Reset;
import app.gatehouse.hub.HubAccess.TokenExpired;
import app.gatehouse.hub.HubAccess.TokenInvalid;
import app.gatehouse.hub.HubAccess.TokenLacksGatedScope;
import app.gatehouse.hub.HubAccess.TokenRefused;
import app.gatehouse.hub.HubAccess.Waiting;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.OutboundHttp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of what the Hub refuses, played by the test Hub, and each told from all others. */
class EveryRefusalTest {

  private static final String GATED = "castle/portcullis-8b";
  private static final String OPEN = "castle/drawbridge";
  private static final String GOOD = "hf_good";
  private static final String GARBAGE = "hf_garbage";

  private static FakeHub hub;
  private static OutboundHttp http;

  private HubModel gated;
  private HubUser ada;

  /**
   * A row.
   *
   * @param token null for none
   * @param scene what is so at the Hub
   */
  record Row(
      String name,
      String model,
      @Nullable String token,
      Consumer<EveryRefusalTest> scene,
      HubAccess expected) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        row("gated, no token", GATED, null, test -> {}, new NoToken()),
        row("gated, garbage token", GATED, GARBAGE, test -> {}, new TokenRefused(false)),
        row("gated, expired token", GATED, "hf_old", test -> {}, new TokenRefused(true)),
        row("gated, never asked", GATED, GOOD, test -> {}, new NeverAsked("ada")),
        row("pending", GATED, GOOD, request(HubUser.Request.WAITING), new Waiting("ada")),
        row("rejected", GATED, GOOD, request(HubUser.Request.REJECTED), new Rejected("ada")),
        row("reset", GATED, GOOD, request(HubUser.Request.RESET), new Reset("ada")),
        row("no scope", GATED, "hf_narrow", test -> {}, new TokenLacksGatedScope(null)),
        row("organization", GATED, "hf_denied", test -> {}, new OrganizationRefuses()),
        row("missing, no token", "castle/gone", null, test -> {}, new NotFoundOrPrivate(false)),
        row("missing, valid token", "castle/gone", GOOD, test -> {}, new NotFoundOrPrivate(true)),
        row("missing, bad token", "castle/gone", GARBAGE, test -> {}, new TokenInvalid(false)),
        row("open, bad token", OPEN, GARBAGE, test -> {}, new TokenInvalid(true)),
        row("open, expired token", OPEN, "hf_old", test -> {}, new TokenExpired(true)),
        row("no such branch", OPEN, GOOD, missing("RevisionNotFound"), part("REVISION")),
        row("no such file", OPEN, GOOD, missing("EntryNotFound"), part("FILE")),
        row("disabled", "castle/closed", GOOD, test -> {}, new Disabled()),
        row(
            "rate limit",
            GATED,
            GOOD,
            fault(HubFault.rateLimited(0, 55, null)),
            new RateLimited(Duration.ofSeconds(55))),
        row(
            "rate limit with requests left",
            GATED,
            GOOD,
            fault(HubFault.rateLimited(7, 55, 300)),
            new RateLimited(Duration.ofSeconds(300))),
        row(
            "rate limit without a time",
            GATED,
            GOOD,
            fault(HubFault.rateLimited(7, 55, null)),
            new RateLimited(null)),
        row(
            "hub down",
            GATED,
            GOOD,
            fault(HubFault.down()),
            new NotReachable(NotReachable.Reason.SERVICE_DOWN)),
        row("granted", GATED, GOOD, request(HubUser.Request.GRANTED), new Accessible()));
  }

  private static Row row(
      String name,
      String model,
      @Nullable String token,
      Consumer<EveryRefusalTest> scene,
      HubAccess expected) {
    return new Row(name, model, token, scene, expected);
  }

  private static Consumer<EveryRefusalTest> request(HubUser.Request state) {
    return test -> test.ada.is(test.gated, state);
  }

  private static Consumer<EveryRefusalTest> fault(HubFault fault) {
    return test -> hub.hubFaults().always(fault);
  }

  private static Consumer<EveryRefusalTest> missing(String code) {
    return fault(
        new HubFault.Answers(
            404, "application/json", "{\"error\":\"Not here\"}", Map.of("X-Error-Code", code)));
  }

  private static HubAccess part(String part) {
    return new PartMissing(PartMissing.Part.valueOf(part));
  }

  @BeforeAll
  static void open() {
    hub = new FakeHub(0, 0);
    http = OutboundHttp.standalone("test");
  }

  @AfterAll
  static void close() {
    http.close();
    hub.close();
  }

  @BeforeEach
  void someModels() {
    gated = hub.model(GATED).gated("manual").file("portcullis-Q4_K_M.gguf", "bytes");
    hub.model(OPEN).file("drawbridge-Q4_K_M.gguf", "bytes");
    hub.model("castle/closed").disabled();
    ada =
        hub.user("ada")
            .readToken(GOOD)
            .fineGrainedToken("hf_narrow", false)
            .expiredToken("hf_old")
            .tokenRevokedByOrganization("hf_denied")
            .cancels(gated);
  }

  @AfterEach
  void forget() {
    hub.isWell().hidesBadTokens(false).forgetRequests();
  }

  private AccessReport examine(Row row) {
    row.scene().accept(this);
    return new HubAccessDoctor(
            hub.baseUrl(),
            false,
            new GivenToken(row.token()),
            KnownTokens.NONE,
            http,
            event -> {},
            Clock.systemUTC())
        .examine(AccountId.random(), new RepositoryId(row.model()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachRowHasItsOutcome(Row row) {
    assertThat(examine(row).access()).isEqualTo(row.expected());
    assertThat(hub.cdnSawAToken()).isFalse();
  }

  /** The other of the two ways that were reported. */
  @ParameterizedTest
  @MethodSource("rows")
  void aBadTokenIsToldFromNoneAlsoWhereTheHubAnswersBothAlike(Row row) {
    hub.hidesBadTokens(true);

    assertThat(examine(row).access()).isEqualTo(row.expected());
  }

  @Test
  void noTwoRowsAreTakenForTheSame() {
    List<HubAccess> outcomes = rows().map(Row::expected).toList();

    assertThat(outcomes).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theKindOfGateIsKnownWhereThereIsOne(Row row) {
    AccessReport report = examine(row);

    boolean told =
        report.access() instanceof HubAccess.Gated || report.access() instanceof Accessible;
    assertThat(report.gating()).isEqualTo(told ? Gating.BY_AUTHORS : null);
  }
}
