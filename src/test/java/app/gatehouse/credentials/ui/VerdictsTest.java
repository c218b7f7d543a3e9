package app.gatehouse.credentials.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.components.ExternalLink;
import app.gatehouse.components.StateBadge;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.Credential.State;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Passport;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Kind;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.NotReachable;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Trouble;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongKind;
import app.gatehouse.credentials.Verdict.WrongService;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every verdict, as the badge and the passport say it. */
class VerdictsTest extends ViewTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant IN_AN_HOUR = NOW.plus(Duration.ofHours(1));

  /** A verdict, and the beginning of what is said of it. */
  private record Said(
      Verdict verdict, String provider, String word, String tone, String sentence) {}

  static Stream<Said> everyVerdict() {
    return Stream.of(
        new Said(new Valid(), "openai", "Valid", "good", "OpenAI accepts this key."),
        rejected(Rejection.INVALID, "Rejected", "OpenAI does not accept this key. It may be"),
        rejected(Rejection.REVOKED, "Revoked", "This key has been revoked at OpenAI. Make a new"),
        rejected(Rejection.EXPIRED, "Expired", "This key has expired at OpenAI. Make a new one"),
        rejected(Rejection.BLOCKED, "Blocked", "OpenAI has blocked this key, as happens when"),
        limited(Limit.CANNOT_LIST, "Cannot list", "This key may not list models, but may well"),
        limited(Limit.NO_PERMISSION, "No permission", "The key is real, but OpenAI does not let"),
        limited(Limit.NO_CREDIT, "No credit", "The key is real, but OpenAI has no credit left"),
        limited(Limit.SPEND_LIMIT, "Spend limit", "The key is real, but its spending limit at"),
        limited(Limit.RATE_LIMIT, "Rate limited", "OpenAI has had too many requests for now."),
        limited(Limit.TEAM_BLOCKED, "Team blocked", "The team or organisation this key belongs"),
        limited(Limit.REGION, "Not offered here", "OpenAI is not offered in the country this"),
        attention(new WrongKind(Kind.ADMIN), "Wrong kind", "This is an admin key: it manages"),
        attention(new WrongKind(Kind.MANAGEMENT), "Wrong kind", "This is a management key: it"),
        attention(new WrongKind(Kind.OAUTH), "Wrong kind", "This is the sign-in token of another"),
        attention(new WrongService(Found.WEB_PAGE), "Other service", "A web page answered in"),
        attention(
            new WrongService(Found.OTHER_SHAPE), "Other service", "Something other than OpenAI"),
        attention(
            new WrongService(Found.REDIRECT), "Other service", "The address of OpenAI points"),
        attention(
            new WrongService(Found.NOTHING_THERE), "Other service", "At this address there is"),
        unreachable(Trouble.UNKNOWN_HOST, "OpenAI could not be asked: its name was not found."),
        unreachable(Trouble.REFUSED, "OpenAI could not be asked: nothing takes the connection."),
        unreachable(Trouble.TLS, "OpenAI could not be asked: no secure connection came about."),
        unreachable(Trouble.TIMEOUT, "OpenAI could not be asked: it did not answer in time."),
        unreachable(Trouble.BROKEN, "OpenAI could not be asked: the connection broke."),
        unreachable(Trouble.SERVER_ERROR, "OpenAI could not be asked: it has trouble of its own."),
        unreachable(Trouble.TOO_LARGE, "OpenAI could not be asked: the answer was longer than"),
        unreachable(
            Trouble.ADDRESS_NOT_ALLOWED, "OpenAI could not be asked: Gatehouse may not connect"),
        new Said(
            new NotReachable(Trouble.OFFLINE),
            "openai",
            "Offline",
            "neutral",
            "OpenAI was not asked: the operator keeps Gatehouse offline from it."));
  }

  static Stream<Said> whatIsSaidOtherwiseOfSome() {
    return Stream.of(
        new Said(
            new Rejected(Rejection.EXPIRED),
            "huggingface",
            "Expired",
            "bad",
            "This token has expired at Hugging Face. Make a new one, and replace it here."),
        new Said(
            new Rejected(Rejection.INVALID),
            "azure",
            "Rejected",
            "bad",
            "Azure OpenAI does not accept this key at this endpoint. Check that both"),
        new Said(
            new NotReachable(Trouble.UNKNOWN_HOST),
            "azure",
            "Not reachable",
            "attention",
            "There is no resource by this name. Check the endpoint for a typing error."),
        new Said(
            new WrongService(Found.NOTHING_THERE),
            "azure",
            "Other service",
            "attention",
            "At this address there is nothing of Azure OpenAI. Check the address, and test again."),
        new Said(
            new Limited(Limit.RATE_LIMIT, IN_AN_HOUR),
            "groq",
            "Rate limited",
            "attention",
            "Groq has had too many requests for now. This passes by itself, says Groq: on Nov 21,"),
        new Said(new Valid(), "ollama", "Running", "good", "Ollama answers at this address."),
        new Said(
            new NotReachable(Trouble.REFUSED),
            "ollama",
            "Not running",
            "neutral",
            "Ollama is not running at this address. Start it, and test again."),
        new Said(
            new NotReachable(Trouble.UNKNOWN_HOST),
            "ollama",
            "Not reachable",
            "attention",
            "There is no machine by this name."),
        new Said(
            new WrongService(Found.OTHER_SHAPE),
            "lmstudio",
            "Other service",
            "attention",
            "Something other than LM Studio answers at this address."),
        new Said(
            new Rejected(Rejection.INVALID),
            "lmstudio",
            "Wants a token",
            "attention",
            "LM Studio asks for a token and does not take what it got."));
  }

  private static Said rejected(Rejection reason, String word, String sentence) {
    return new Said(new Rejected(reason), "openai", word, "bad", sentence);
  }

  private static Said limited(Limit limit, String word, String sentence) {
    return attention(new Limited(limit, null), word, sentence);
  }

  private static Said attention(Verdict verdict, String word, String sentence) {
    return new Said(verdict, "openai", word, "attention", sentence);
  }

  private static Said unreachable(Trouble trouble, String sentence) {
    return attention(new NotReachable(trouble), "Not reachable", sentence);
  }

  @BeforeEach
  void speakEnglish() {
    UI.getCurrent().setLocale(Locale.US);
  }

  private Credential credential(String provider, @Nullable Verdict judged, Verdict latest) {
    Instant judgedAt = judged == null ? null : NOW.minus(Duration.ofDays(3));
    Passport passport =
        new Passport(
            latest,
            NOW.minus(Duration.ofMinutes(2)),
            Duration.ofMillis(310),
            latest.judges() ? latest : judged,
            latest.judges() ? NOW.minus(Duration.ofMinutes(2)) : judgedAt,
            KeyFacts.UNKNOWN);
    State state = provider(provider).access().needsSecret() ? State.SAVED : State.NO_KEY_NEEDED;
    return new Credential(
        CredentialId.random(), provider(provider).id(), state, "1234", null, NOW, null, passport);
  }

  private StateBadge badge(Credential credential) {
    return CredentialBadge.of(
        provider(credential.provider().value()), Optional.of(credential), false, NOW);
  }

  private PassportPanel panel(Credential credential) {
    PassportPanel panel = new PassportPanel(provider(credential.provider().value()), null);
    panel.show(credential, false, NOW);
    UI.getCurrent().add(panel);
    return panel;
  }

  @ParameterizedTest
  @MethodSource({"everyVerdict", "whatIsSaidOtherwiseOfSome"})
  void isAWordWithAToneAndASentenceThatSaysWhatToDoNext(Said said) {
    StateBadge badge = badge(credential(said.provider(), null, said.verdict()));
    PassportPanel panel = panel(credential(said.provider(), null, said.verdict()));

    assertThat(words(badge)).isEqualTo(said.word() + ", 2 min ago");
    assertThat(badge.getElement().getAttribute("data-tone")).isEqualTo(said.tone());
    assertThat(words(panel))
        .startsWith(said.sentence())
        .contains("Checked2 min ago, answered in 310 ms");
  }

  @Test
  void leadsToANewKeyWhereOneHelps() {
    assertThat(everyVerdict())
        .allSatisfy(said -> {
          PassportPanel panel = panel(credential("openai", new Valid(), said.verdict()));

          boolean helps = said.verdict() instanceof Rejected || said.verdict() instanceof WrongKind;
          assertThat(find(ExternalLink.class, panel).exists()).isEqualTo(helps);
        });
  }

  @Test
  void takesTheLastJudgementBackOnlyWhereItJudges() {
    assertThat(everyVerdict())
        .allSatisfy(said -> {
          Credential credential = credential("openai", new Valid(), said.verdict());

          boolean says = said.verdict().judges() || said.word().equals("Rate limited");
          assertThat(words(badge(credential)))
              .isEqualTo(says ? said.word() + ", 2 min ago" : "Valid, 3 days ago");
          assertThat(words(panel(credential)).contains("Last answerValid, 3 days ago"))
              .isEqualTo(!said.verdict().judges());
        });
  }

  @Test
  void isRedOnlyWhenTheProviderRejectsTheKey() {
    assertThat(everyVerdict())
        .allSatisfy(said ->
            assertThat(said.tone().equals("bad")).isEqualTo(said.verdict() instanceof Rejected));
  }

  @Test
  void ofEveryKindThereIsAreTried() {
    Set<Verdict> tried = everyVerdict().map(Said::verdict).collect(Collectors.toSet());

    assertThat(tried).containsAll(all(Rejection.values(), Rejected::new));
    assertThat(tried).containsAll(all(Limit.values(), limit -> new Limited(limit, null)));
    assertThat(tried).containsAll(all(Kind.values(), WrongKind::new));
    assertThat(tried).containsAll(all(Found.values(), WrongService::new));
    assertThat(tried).containsAll(all(Trouble.values(), NotReachable::new));
    assertThat(tried).contains(new Valid());
    assertThat(everyVerdict().map(Said::sentence)).doesNotHaveDuplicates();
  }

  private static <E> List<Verdict> all(E[] values, Function<E, Verdict> verdict) {
    return Arrays.stream(values).map(verdict).toList();
  }
}
