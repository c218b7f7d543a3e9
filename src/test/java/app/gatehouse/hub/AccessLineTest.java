package app.gatehouse.hub;

import static app.gatehouse.hub.AccessLine.Finding.ACCESS_DENIED;
import static app.gatehouse.hub.AccessLine.Finding.ACCESS_GRANTED;
import static app.gatehouse.hub.AccessLine.Finding.ACCESS_TO_ASK_FOR;
import static app.gatehouse.hub.AccessLine.Finding.ACCESS_WITH_AUTHORS;
import static app.gatehouse.hub.AccessLine.Finding.AFTER_SCOPE;
import static app.gatehouse.hub.AccessLine.Finding.AFTER_TOKEN;
import static app.gatehouse.hub.AccessLine.Finding.NOT_TOLD;
import static app.gatehouse.hub.AccessLine.Finding.REQUEST_GRANTED;
import static app.gatehouse.hub.AccessLine.Finding.REQUEST_NEVER_MADE;
import static app.gatehouse.hub.AccessLine.Finding.REQUEST_REJECTED;
import static app.gatehouse.hub.AccessLine.Finding.REQUEST_RESET;
import static app.gatehouse.hub.AccessLine.Finding.REQUEST_WAITING;
import static app.gatehouse.hub.AccessLine.Finding.SCOPE_LACKS;
import static app.gatehouse.hub.AccessLine.Finding.SCOPE_READS;
import static app.gatehouse.hub.AccessLine.Finding.TOKEN_EXPIRED;
import static app.gatehouse.hub.AccessLine.Finding.TOKEN_MISSING;
import static app.gatehouse.hub.AccessLine.Finding.TOKEN_REFUSED;
import static app.gatehouse.hub.AccessLine.Finding.TOKEN_SEALED;
import static app.gatehouse.hub.AccessLine.Finding.TOKEN_TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.hub.AccessLine.Finding;
import app.gatehouse.hub.AccessLine.State;
import app.gatehouse.hub.AccessLine.Step;
import app.gatehouse.hub.AccessReport.Token;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the checklist says of each outcome, and of each thing that was known before. */
class AccessLineTest {

  private static final Token GOOD = new Token("ada", true, true);
  private static final Token LIMITED = new Token("ada", true, false);
  private static final Token BAD = new Token(null, false, null);

  /** An outcome, what was known of the token, and the four lines that follow. */
  record Row(
      HubAccess access,
      Token token,
      boolean steps,
      Finding valid,
      Finding granted,
      Finding request,
      Finding scope) {}

  static Stream<Row> table() {
    return Stream.of(
        gated(new NoToken(), Token.UNKNOWN, TOKEN_MISSING, AFTER_TOKEN, AFTER_TOKEN, AFTER_TOKEN),
        gated(new TokenRefused(false), BAD, TOKEN_REFUSED, AFTER_TOKEN, AFTER_TOKEN, AFTER_TOKEN),
        gated(new TokenRefused(true), GOOD, TOKEN_EXPIRED, AFTER_TOKEN, AFTER_TOKEN, AFTER_TOKEN),
        gated(
            new NeverAsked("ada"),
            GOOD,
            TOKEN_TAKEN,
            ACCESS_TO_ASK_FOR,
            REQUEST_NEVER_MADE,
            SCOPE_READS),
        gated(
            new NeverAsked("ada"),
            LIMITED,
            TOKEN_TAKEN,
            ACCESS_TO_ASK_FOR,
            REQUEST_NEVER_MADE,
            SCOPE_LACKS),
        gated(
            new NeverAsked(null),
            Token.UNKNOWN,
            TOKEN_TAKEN,
            ACCESS_TO_ASK_FOR,
            REQUEST_NEVER_MADE,
            NOT_TOLD),
        gated(
            new Waiting("ada"),
            GOOD,
            TOKEN_TAKEN,
            ACCESS_WITH_AUTHORS,
            REQUEST_WAITING,
            SCOPE_READS),
        gated(new Rejected("ada"), GOOD, TOKEN_TAKEN, ACCESS_DENIED, REQUEST_REJECTED, SCOPE_READS),
        gated(
            new Reset("ada"), LIMITED, TOKEN_TAKEN, ACCESS_TO_ASK_FOR, REQUEST_RESET, SCOPE_LACKS),
        gated(
            new TokenLacksGatedScope("ada"),
            Token.UNKNOWN,
            TOKEN_TAKEN,
            AFTER_SCOPE,
            AFTER_SCOPE,
            SCOPE_LACKS),
        gated(
            new Accessible(),
            Token.UNKNOWN,
            TOKEN_TAKEN,
            ACCESS_GRANTED,
            REQUEST_GRANTED,
            SCOPE_READS),
        gated(new TokenInvalid(false), BAD, TOKEN_REFUSED, AFTER_TOKEN, AFTER_TOKEN, AFTER_TOKEN),
        gated(new TokenExpired(false), BAD, TOKEN_EXPIRED, AFTER_TOKEN, AFTER_TOKEN, AFTER_TOKEN),
        gated(
            new NeedsReentry(), Token.UNKNOWN, TOKEN_SEALED, AFTER_TOKEN, AFTER_TOKEN, AFTER_TOKEN),
        gated(new RateLimited(null), GOOD, TOKEN_TAKEN, NOT_TOLD, NOT_TOLD, SCOPE_READS),
        gated(
            new NotReachable(NotReachable.Reason.TIMEOUT),
            BAD,
            TOKEN_REFUSED,
            NOT_TOLD,
            NOT_TOLD,
            NOT_TOLD),
        gated(new Unexpected(418), Token.UNKNOWN, NOT_TOLD, NOT_TOLD, NOT_TOLD, NOT_TOLD),
        other(new NotFoundOrPrivate(true), GOOD, TOKEN_TAKEN, NOT_TOLD, NOT_TOLD, SCOPE_READS),
        other(
            new NotFoundOrPrivate(false),
            Token.UNKNOWN,
            TOKEN_MISSING,
            AFTER_TOKEN,
            AFTER_TOKEN,
            AFTER_TOKEN),
        other(
            new PartMissing(PartMissing.Part.FILE),
            GOOD,
            TOKEN_TAKEN,
            NOT_TOLD,
            NOT_TOLD,
            SCOPE_READS),
        other(new OrganizationRefuses(), LIMITED, TOKEN_TAKEN, NOT_TOLD, NOT_TOLD, SCOPE_LACKS),
        other(new Disabled(), LIMITED, TOKEN_TAKEN, NOT_TOLD, NOT_TOLD, SCOPE_LACKS),
        other(new Offline(), GOOD, TOKEN_TAKEN, NOT_TOLD, NOT_TOLD, SCOPE_READS));
  }

  private static Row gated(
      HubAccess access, Token token, Finding valid, Finding granted, Finding asked, Finding scope) {
    return new Row(access, token, true, valid, granted, asked, scope);
  }

  private static Row other(
      HubAccess access, Token token, Finding valid, Finding granted, Finding asked, Finding scope) {
    return new Row(access, token, false, valid, granted, asked, scope);
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyOutcomeHasItsFourLines(Row row) {
    assertThat(report(row.access(), Gating.BY_AUTHORS, row.token()).lines())
        .containsExactly(
            new AccessLine(Step.TOKEN_VALID, row.valid()),
            new AccessLine(Step.ACCESS_GRANTED, row.granted()),
            new AccessLine(Step.REQUEST, row.request()),
            new AccessLine(Step.TOKEN_SCOPE, row.scope()));
  }

  @Test
  void noOutcomeAndNoFindingIsLeftOut() {
    Set<Class<?>> tested = new HashSet<>();
    Set<Finding> found = new HashSet<>();
    table()
        .forEach(row -> {
          tested.add(row.access().getClass());
          found.addAll(List.of(row.valid(), row.granted(), row.request(), row.scope()));
        });

    assertThat(tested).containsExactlyInAnyOrderElementsOf(outcomes(HubAccess.class));
    assertThat(found).containsExactlyInAnyOrder(Finding.values());
  }

  private static List<Class<?>> outcomes(Class<?> sealed) {
    List<Class<?>> outcomes = new ArrayList<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        outcomes.addAll(outcomes(permitted));
      } else {
        outcomes.add(permitted);
      }
    }
    return outcomes;
  }

  @ParameterizedTest
  @MethodSource("table")
  void theLinesAreShownWhereGoingThroughThemHelps(Row row) {
    assertThat(report(row.access(), Gating.INSTANT, row.token()).hasSteps()).isEqualTo(row.steps());
  }

  @ParameterizedTest
  @MethodSource("table")
  void aModelWithoutAGateHasNoLines(Row row) {
    boolean gatedAllTheSame = row.access() instanceof HubAccess.Gated;

    assertThat(report(row.access(), null, row.token()).hasSteps()).isEqualTo(gatedAllTheSame);
    assertThat(report(row.access(), Gating.OPEN, row.token()).hasSteps())
        .isEqualTo(gatedAllTheSame);
  }

  @ParameterizedTest
  @MethodSource("table")
  void allIsTickedOnlyForWhoMayDownload(Row row) {
    boolean all =
        report(row.access(), Gating.INSTANT, row.token()).lines().stream()
            .map(AccessLine::state)
            .allMatch(State.MET::equals);

    assertThat(all).isEqualTo(row.access() instanceof Accessible);
  }

  @ParameterizedTest
  @EnumSource(Finding.class)
  void onlyTheAuthorsAreWaitedFor(Finding finding) {
    State state = new AccessLine(Step.REQUEST, finding).state();

    assertThat(state == State.WAITING)
        .isEqualTo(finding == ACCESS_WITH_AUTHORS || finding == REQUEST_WAITING);
  }

  @Test
  void whoseTokenItIsComesFromTheOutcomeBeforeWhatWasKnown() {
    assertThat(report(new Waiting("alice"), null, GOOD).signedInAs()).isEqualTo("alice");
    assertThat(report(new Waiting(null), null, GOOD).signedInAs()).isEqualTo("ada");
    assertThat(report(new Accessible(), null, GOOD).signedInAs()).isEqualTo("ada");
    assertThat(report(new NoToken(), null, Token.UNKNOWN).signedInAs()).isNull();
  }

  private static AccessReport report(HubAccess access, @Nullable Gating gating, Token token) {
    return new AccessReport(access, gating, token, Instant.EPOCH);
  }
}
