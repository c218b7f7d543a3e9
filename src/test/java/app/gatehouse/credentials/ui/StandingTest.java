package app.gatehouse.credentials.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Passport;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.providers.TestProviders;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant ASKED = NOW.minus(Duration.ofMinutes(2));
  private static final Instant JUDGED = NOW.minus(Duration.ofDays(3));
  private static final Verdict DOWN = new NotReachable(Trouble.REFUSED);

  private static Standing standing(String provider, Verdict latest, @Nullable Verdict judged) {
    Provider asked = TestProviders.builtIn().get(new ProviderId(provider));
    Passport passport =
        new Passport(latest, ASKED, null, judged, judged == null ? null : JUDGED, KeyFacts.UNKNOWN);
    return Standing.of(asked, passport, NOW);
  }

  private static Verdict rateLimitUntil(@Nullable Instant until) {
    return new Limited(Limit.RATE_LIMIT, until);
  }

  @Test
  void aProviderThatIsDownTakesNothingBack() {
    assertThat(standing("openai", DOWN, new Valid())).isEqualTo(new Standing(new Valid(), JUDGED));
  }

  @Test
  void withoutAnyJudgementTheLastAnswerStands() {
    assertThat(standing("openai", DOWN, null)).isEqualTo(new Standing(DOWN, ASKED));
  }

  @Test
  void aLocalServerIsWhatItIsNow() {
    assertThat(standing("ollama", DOWN, new Valid())).isEqualTo(new Standing(DOWN, ASKED));
  }

  @Test
  void aKeyIsRateLimitedUntilTheTimeThatWasNamedAndThenComesBackByItself() {
    Verdict still = rateLimitUntil(NOW.plusSeconds(1));

    assertThat(standing("openai", still, new Valid())).isEqualTo(new Standing(still, ASKED));
    assertThat(standing("openai", rateLimitUntil(NOW), new Valid()))
        .isEqualTo(new Standing(new Valid(), JUDGED));
  }

  @Test
  void aKeyIsRateLimitedUntilItIsAskedAgainWhereNoTimeWasNamed() {
    assertThat(standing("openai", rateLimitUntil(null), new Valid()).verdict())
        .isEqualTo(rateLimitUntil(null));
  }

  @Test
  void aRejectedKeyStaysRejectedWhileItIsRateLimited() {
    Verdict rejected = new Rejected(Rejection.REVOKED);

    assertThat(standing("openai", rateLimitUntil(null), rejected).verdict()).isEqualTo(rejected);
  }
}
