package app.gatehouse.models.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.Page;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.models.ListChange;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.models.ModelRefresh;
import app.gatehouse.models.RefreshProgress;
import app.gatehouse.models.RefreshProgress.Phase;
import app.gatehouse.models.RefreshProgress.Step;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** The panel of a refresh, on the page and with a refresh that is played. */
class RefreshingTest extends ViewTest {

  @Autowired private ModelCatalog catalog;
  @Autowired private ApplicationEventPublisher events;

  @BeforeEach
  void openTheModels() {
    open("models");
  }

  private static Step asking(String provider, int listed) {
    return new Step(new ProviderId(provider), Phase.ASKING, listed, null, null);
  }

  private static Step done(
      String provider, int listed, Verdict verdict, @Nullable ListChange change) {
    return new Step(new ProviderId(provider), Phase.DONE, listed, verdict, change);
  }

  private static Step listed(String provider, ListChange change) {
    return done(provider, 3, new Verdict.Valid(), change);
  }

  private RefreshPanel panel() {
    return find(RefreshPanel.class).single();
  }

  private boolean isOpen() {
    return find(RefreshPanel.class).exists();
  }

  private void hear(Step... steps) {
    AccountId me = me();
    elsewhere(() ->
        events.publishEvent(new ModelEvent.Refreshing(me, new RefreshProgress(List.of(steps)))));
    answer();
  }

  private ProgressBar bar() {
    return find(ProgressBar.class).single();
  }

  @Nested
  class OnThePage {

    @Test
    void saysWhatToDoWhenThereIsNobodyToAsk() {
      test(button("Refresh")).click();

      assertThat(notices().getFirst())
          .startsWith("There is no provider to ask yet. Save a key in your profile first.");
      assertThat(isOpen()).isFalse();
    }

    @Test
    void showsHowItGoesOnWithEachProvider() {
      hear(asking("openai", 0), asking("groq", 120));
      assertThat(words(panel()))
          .contains("Asking your providers", "0 of 2", "OpenAI", "waiting…", "Groq", "120 so far");
      assertThat(bar().getValue()).isZero();

      hear(listed("openai", ListChange.NONE), asking("groq", 240));
      assertThat(words(panel())).contains("1 of 2", "3 listed", "240 so far");
      assertThat(bar().getValue()).isEqualTo(1);
      assertThat(bar().getMax()).isEqualTo(2);
    }

    @Test
    void saysAtTheEndWhatIsNewGoneOrRetiringUntilItIsClosed() {
      hear(
          listed("openai", new ListChange(List.of("A", "B"), List.of("C"), List.of())),
          listed("groq", new ListChange(List.of("D"), List.of(), List.of("E"))));

      assertThat(words(panel()))
          .contains("Refreshed", "2 of 2", "3 new: A, B, D", "1 gone: C", "1 retiring: E")
          .doesNotContain("Nothing new");

      test(button("Close")).click();
      assertThat(isOpen()).isFalse();
    }

    @Test
    void foldsLongListsOfNames() {
      List<String> many = IntStream.rangeClosed(1, 500).mapToObj(i -> "Model " + i).toList();

      hear(listed("openrouter", new ListChange(many, List.of(), List.of())));

      NativeDetails folded = find(NativeDetails.class).single();
      assertThat(folded.getSummaryText())
          .isEqualTo("500 new: Model 1, Model 2, Model 3 and 497 more");
      assertThat(words(folded)).contains("Model 4, Model 5").doesNotContain("Model 201");
    }

    @Test
    void saysThatNothingIsNew() {
      hear(listed("openai", ListChange.NONE));

      assertThat(words(panel())).contains("Nothing new, nothing gone.");
    }

    @Test
    void saysCalmlyThatTheModelsOfWhoCouldNotBeReachedStay() {
      hear(done("openai", 0, new Verdict.NotReachable(Verdict.Trouble.TIMEOUT), null));

      assertThat(words(panel()))
          .contains("not reachable", "OpenAI could not be asked. Its models stay as they are.");
    }

    @Test
    void isNotToldOfSomebodyElses() {
      AccountId other = anotherAccount();

      elsewhere(() ->
          events.publishEvent(
              new ModelEvent.Refreshing(other, new RefreshProgress(List.of(asking("openai", 0))))));
      answer();

      assertThat(isOpen()).isFalse();
    }
  }

  static Stream<Arguments> verdicts() {
    return Stream.of(
        Arguments.of(new Verdict.Valid(), 37, "37 listed"),
        Arguments.of(new Verdict.Rejected(Verdict.Rejection.REVOKED), 0, "key rejected"),
        Arguments.of(new Verdict.WrongKind(Verdict.Kind.ADMIN), 0, "wrong kind of key"),
        Arguments.of(new Verdict.WrongService(Verdict.Found.WEB_PAGE), 0, "something else answers"),
        Arguments.of(new Verdict.NotReachable(Verdict.Trouble.TLS), 0, "not reachable"),
        Arguments.of(
            new Verdict.Limited(Verdict.Limit.CANNOT_LIST, null), 0, "key may not list models"),
        Arguments.of(
            new Verdict.Limited(Verdict.Limit.RATE_LIMIT, null), 0, "too many requests for now"),
        Arguments.of(new Verdict.Limited(Verdict.Limit.NO_CREDIT, null), 0, "key limited"),
        Arguments.of(
            new Verdict.Limited(Verdict.Limit.NO_CREDIT, null), 9, "9 listed, key limited"));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void tellsEachVerdictInAFewWords(Verdict verdict, int listed, String words) {
    assertThat(RefreshWords.of(done("openai", listed, verdict, null)).words()).isEqualTo(words);
  }

  /** With a refresh that is played. */
  @Nested
  class OneThatIsUnderWay {

    private final List<String> heard = new ArrayList<>();
    private final ModelRefresh played =
        new ModelRefresh() {
          @Override
          public RefreshProgress begin(AccountId account) {
            heard.add("begin");
            return new RefreshProgress(List.of(asking("openai", 0)));
          }

          @Override
          public Optional<RefreshProgress> running(AccountId account) {
            return Optional.of(new RefreshProgress(List.of(asking("groq", 7))));
          }

          @Override
          public void cancel(AccountId account) {
            heard.add("cancel");
          }
        };

    /** In the place of the page's own. */
    private Refreshing onThePage() {
      Refreshing refreshing = new Refreshing(played, catalog, providers, me(), Clock.systemUTC());
      Page page = (Page) getCurrentView();
      page.removeAll();
      page.add(refreshing.button(), refreshing.panel());
      return refreshing;
    }

    @Test
    void isShownByAPageThatOpens() {
      onThePage().showRunning();

      assertThat(words(panel())).contains("Groq", "7 so far");
    }

    @Test
    void beginsAtOnceAndIsCancelled() {
      onThePage();
      test(button("Refresh")).click();
      assertThat(words(panel())).contains("OpenAI", "waiting…");

      test(button("Cancel")).click();

      assertThat(heard).containsExactly("begin", "cancel");
    }
  }
}
