package app.gatehouse.credentials.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.Credential.State;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Passport;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.Valid;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassportPanelTest extends ViewTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @BeforeEach
  void speakEnglish() {
    UI.getCurrent().setLocale(Locale.US);
  }

  private static Passport passport(Verdict verdict, KeyFacts facts) {
    Instant asked = NOW.minus(Duration.ofMinutes(2));
    return new Passport(verdict, asked, null, verdict.judges() ? verdict : null, asked, facts);
  }

  private Credential credential(String provider, @Nullable Passport passport) {
    return new Credential(
        CredentialId.random(),
        provider(provider).id(),
        State.SAVED,
        "1234",
        null,
        NOW,
        null,
        passport);
  }

  private PassportPanel panel(Credential credential) {
    PassportPanel panel =
        new PassportPanel(provider(credential.provider().value()), new Span("Unlocks 2 models"));
    panel.show(credential, false, NOW);
    UI.getCurrent().add(panel);
    return panel;
  }

  private List<String> facts(String provider, Verdict verdict, KeyFacts facts) {
    return facts(panel(credential(provider, passport(verdict, facts))));
  }

  /** The names and values of the list, in turn. */
  private List<String> facts(PassportPanel panel) {
    Component list = find(DescriptionList.class, panel).single();
    return list.getChildren().map(ViewTest::words).toList();
  }

  private static KeyFacts money(@Nullable String limit, @Nullable String left, String spent) {
    return new KeyFacts(
        null,
        null,
        null,
        List.of(),
        null,
        limit == null ? null : new BigDecimal(limit),
        left == null ? null : new BigDecimal(left),
        new BigDecimal(spent),
        true,
        null);
  }

  private static KeyFacts scopes(int count) {
    List<String> scopes = IntStream.range(0, count).mapToObj(i -> "scope-" + i).toList();
    return new KeyFacts("ann", "laptop", "fineGrained", scopes, true, null, null, null, null, null);
  }

  private static KeyFacts expiring(Instant at) {
    return new KeyFacts(null, null, null, List.of(), null, null, null, null, null, at);
  }

  @Nested
  class TheFacts {

    @Test
    void areThoseTheProviderGave() {
      assertThat(facts("huggingface", new Valid(), scopes(2)))
          .containsExactly(
              "Checked", "2 min ago",
              "Account", "ann",
              "Name", "laptop",
              "Role", "fineGrained",
              "Scopes", "scope-0scope-1",
              "Rights", "Restricted",
              "Expires", "Unknown",
              "Models", "Unlocks 2 models",
              "Last used", "Never");
    }

    @Test
    void areUnknownWhereTheProviderTellsSuchAndDidNot() {
      assertThat(facts("openrouter", new Valid(), money(null, null, "0.0042")))
          .containsExactly(
              "Checked", "2 min ago",
              "Credit left", "Unknown",
              "Spent", "$0.0042",
              "Plan", "Free tier",
              "Expires", "Unknown",
              "Models", "Unlocks 2 models",
              "Last used", "Never");
    }

    @Test
    void areLeftOutWhereTheProviderTellsNoSuch() {
      assertThat(facts("openai", new Valid(), KeyFacts.UNKNOWN))
          .containsExactly(
              "Checked", "2 min ago", "Models", "Unlocks 2 models", "Last used", "Never");
    }

    @Test
    void areNotAskedForOfARejectedKey() {
      assertThat(facts("huggingface", new Rejected(Rejection.INVALID), KeyFacts.UNKNOWN))
          .doesNotContain("Account", "Unknown");
    }

    @Test
    void areNotListedBeforeTheProviderHasSpoken() {
      assertThat(facts("huggingface", new NotReachable(Trouble.TIMEOUT), KeyFacts.UNKNOWN))
          .containsExactly(
              "Checked", "2 min ago", "Models", "Unlocks 2 models", "Last used", "Never");
    }

    @Test
    void sayNothingOfAMoneyThatIsNothing() {
      assertThat(facts("openrouter", new Valid(), money("10", "0", "10.005")))
          .containsSequence("Credit limit", "$10.00", "Credit left", "$0.00");
    }

    @Test
    void foldALongListOfScopesBehindTheirNumber() {
      PassportPanel panel = panel(credential("huggingface", passport(new Valid(), scopes(40))));

      Details folded = find(Details.class, panel).single();
      assertThat(folded.getSummaryText()).isEqualTo("40 scopes");
      assertThat(folded.isOpened()).isFalse();
    }

    @Test
    void stayUnfoldedWhileOnlyAgesChange() {
      Credential credential = credential("huggingface", passport(new Valid(), scopes(40)));
      PassportPanel panel = panel(credential);
      Details folded = find(Details.class, panel).single();
      folded.setOpened(true);

      panel.show(credential, false, NOW.plus(Duration.ofMinutes(1)));

      assertThat(find(Details.class, panel).single()).isSameAs(folded);
      assertThat(facts(panel)).startsWith("Checked", "3 min ago");
    }
  }

  @Nested
  class BeforeTheFirstCheck {

    @Test
    void saysThatNobodyHasAsked() {
      PassportPanel panel = panel(credential("openai", null));

      assertThat(words(panel)).startsWith("OpenAI has not been asked about it yet.");
      assertThat(facts(panel)).startsWith("Checked", "Not yet");
    }

    @Test
    void saysThatItIsBeingAsked() {
      Credential credential = credential("openai", null);
      PassportPanel panel = panel(credential);

      panel.show(credential, true, NOW);

      assertThat(words(panel)).startsWith("Asking OpenAI…");
    }
  }

  @Nested
  class AnExpiry {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "P14D  | Expires in 14 days | The Hugging Face token expires in 14 days: Dec 5, 2026",
          "P3D   | Expires in 3 days  | The Hugging Face token expires in 3 days: Nov 24, 2026",
          "P1D   | Expires tomorrow   | The Hugging Face token expires tomorrow: Nov 22, 2026",
          "PT1H  | Expires today      | The Hugging Face token expires today: Nov 21, 2026",
          "PT0S  | Expired            | The Hugging Face token was to expire on Nov 21, 2026",
          "P-2D  | Expired            | The Hugging Face token was to expire on Nov 19, 2026"
        })
    void isSaidFromTwoWeeksBefore(Duration in, String badge, String sentence) {
      Credential credential =
          credential("huggingface", passport(new Valid(), expiring(NOW.plus(in))));
      ExpiryReminder reminder = ExpiryReminder.of(credential, NOW).orElseThrow();

      assertThat(words(reminder.badge())).isEqualTo(badge);
      assertThat(words(panel(credential))).contains(sentence);
    }

    @Test
    void isOnlyAFactBefore() {
      Credential credential =
          credential("huggingface", passport(new Valid(), expiring(NOW.plus(Duration.ofDays(15)))));

      assertThat(ExpiryReminder.of(credential, NOW)).isEmpty();
      assertThat(words(panel(credential))).doesNotContain("Make a new one in time");
    }

    @Test
    void isNoMatterOnceTheProviderHasRefusedTheKey() {
      Credential credential =
          credential("huggingface", passport(new Rejected(Rejection.EXPIRED), expiring(NOW)));

      assertThat(ExpiryReminder.of(credential, NOW)).isEqualTo(Optional.empty());
    }
  }
}
