package app.gatehouse.hub.ui;

import static app.gatehouse.hub.ui.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.components.ExternalLink;
import app.gatehouse.components.StateBadge;
import app.gatehouse.hub.HubAccess;
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
import app.gatehouse.hub.HubAccess.PartMissing.Part;
import app.gatehouse.hub.HubAccess.RateLimited;
import app.gatehouse.hub.HubAccess.Rejected;
import app.gatehouse.hub.HubAccess.Reset;
import app.gatehouse.hub.HubAccess.TokenExpired;
import app.gatehouse.hub.HubAccess.TokenInvalid;
import app.gatehouse.hub.HubAccess.TokenLacksGatedScope;
import app.gatehouse.hub.HubAccess.TokenRefused;
import app.gatehouse.hub.HubAccess.Unexpected;
import app.gatehouse.hub.HubAccess.Waiting;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.KeyPressEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HuggingFaceTabTest {

  private static final String GATED =
      "This model is gated on Hugging Face. Please request access and accept the license terms on"
          + " the model page, then try again.";

  private final FakeHub hub = new FakeHub();
  private BrowserlessUIContext window;

  @BeforeEach
  void open() {
    FakePage page = new FakePage(hub);
    HuggingFaceTab tab = new HuggingFaceTab(page::make);
    window = BrowserlessUIContext.forComponent(tab::content);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void theTabHasItsNameAndAddress() {
    HuggingFaceTab tab = new HuggingFaceTab(new FakePage(hub)::make);

    assertThat(tab.title()).isEqualTo("Hugging Face");
    assertThat(tab.slug()).isEqualTo("huggingface");
  }

  static Stream<Arguments> gatedOutcomes() {
    return Stream.of(
        Arguments.of(new NoToken(), "No Hugging Face token is saved"),
        Arguments.of(new NeverAsked("alice"), "has not asked for access"),
        Arguments.of(new Waiting("alice"), "waiting for the author's approval"),
        Arguments.of(new Rejected("alice"), "rejected by the authors"),
        Arguments.of(new Reset(null), "Ask for access again"),
        Arguments.of(new TokenLacksGatedScope(null), "lacks access to gated repositories"),
        Arguments.of(new TokenRefused(false), "does not accept the saved token"),
        Arguments.of(new TokenRefused(true), "has expired"));
  }

  @Test
  void everyGatedOutcomeIsTested() {
    Set<Class<?>> tested = new HashSet<>();
    gatedOutcomes()
        .forEach(outcome -> tested.add(Objects.requireNonNull(outcome.get()[0]).getClass()));

    assertThat(tested).containsExactlyInAnyOrder(HubAccess.Gated.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("gatedOutcomes")
  void everyGatedOutcomeShowsTheSentenceAndWhatItIsAbout(HubAccess outcome, String about) {
    check(outcome);

    Notification notice = window.find(Notification.class).single();
    List<String> lines = lines(notice);
    assertThat(lines.get(0)).isEqualTo(GATED);
    assertThat(lines.get(1)).contains(about);
    assertThat(notice.getDuration()).isZero();
    assertThat(notice.isOpened()).isTrue();
    assertThat(cardText()).contains(about);
  }

  @ParameterizedTest
  @MethodSource("gatedOutcomes")
  void everyGatedNoticeOpensTheModelPageInANewTab(HubAccess outcome, String about) {
    check(outcome);

    ExternalLink link = window.find(ExternalLink.class, notice()).single();
    assertThat(link.getHref()).isEqualTo("https://huggingface.co/o/m");
    assertThat(link.getTarget()).hasValue("_blank");
    assertThat(link.getElement().getTextRecursively()).startsWith("Open model page");
  }

  @Test
  void theNameOfTheAccountIsSaidWhereItIsKnown() {
    check(new NeverAsked("alice"));

    assertThat(lines(notice()))
        .contains(
            "Signed in to Hugging Face as alice: the same account must have accepted the terms.");
    assertThat(cardText()).contains("alice");
  }

  @Test
  void checkAgainAsksAtOnceAndReplacesTheNotice() {
    check(new Waiting(null));
    Notification first = notice();

    hub.answer = () -> new Rejected(null);
    window.test(window.find(Button.class, first).withText("Check again").single()).click();
    assertThat(first.isOpened()).isFalse();
    await(() -> window.find(Notification.class).exists());

    assertThat(lines(notice()).get(1)).contains("rejected");
    assertThat(hub.asked).hasSize(2);
  }

  @Test
  void accessThatHasBeenGrantedTakesTheNoticeAway() {
    check(new Waiting(null));
    check(new Accessible());

    assertThat(window.find(Notification.class).exists()).isFalse();
    assertThat(badge()).isEqualTo("Accessible");
  }

  static Stream<Arguments> otherOutcomes() {
    return Stream.of(
        Arguments.of(new Accessible(), "Accessible", "You can download"),
        Arguments.of(new TokenInvalid(true), "Token not valid", "open to everybody"),
        Arguments.of(new TokenInvalid(false), "Token not valid", "Replace the token"),
        Arguments.of(new TokenExpired(false), "Token expired", "has expired"),
        Arguments.of(new NeedsReentry(), "Needs re-entry", "Enter it again"),
        Arguments.of(new NotFoundOrPrivate(false), "Not found", "add a Hugging Face token"),
        Arguments.of(new NotFoundOrPrivate(true), "Not found", "cannot see it"),
        Arguments.of(new OrganizationRefuses(), "Refused by organization", "administrators"),
        Arguments.of(new Disabled(), "Disabled", "for everybody"),
        Arguments.of(new PartMissing(Part.REVISION), "Branch not found", "branch, tag or commit"),
        Arguments.of(new PartMissing(Part.FILE), "File not found", "no such file"),
        Arguments.of(new Offline(), "Offline", "No request was sent"),
        Arguments.of(new RateLimited(Duration.ofSeconds(55)), "Too many requests", "in 55 seconds"),
        Arguments.of(new RateLimited(null), "Too many requests", "a few minutes"),
        Arguments.of(new Unexpected(200), "Unexpected answer", "proxy"));
  }

  @ParameterizedTest
  @MethodSource("otherOutcomes")
  void everyOtherOutcomeIsShownInPlaceOnly(HubAccess outcome, String word, String text) {
    check(outcome);

    assertThat(badge()).isEqualTo(word);
    assertThat(cardText()).contains(text);
    assertThat(window.find(H2.class).single().getText()).isEqualTo("o/m");
    assertThat(window.find(Notification.class).exists()).isFalse();
  }

  @Test
  void everyReasonForSilenceHasASentenceOfItsOwn() {
    List<String> sentences =
        Arrays.stream(NotReachable.Reason.values())
            .map(reason -> {
              check(new NotReachable(reason));
              assertThat(badge()).isEqualTo("Not reachable");
              return window.find(Paragraph.class, card()).all().getFirst().getText();
            })
            .toList();

    assertThat(sentences).doesNotHaveDuplicates().noneMatch(text -> text.contains("hub."));
  }

  @Test
  void aTokenThatIsTooLimitedLeadsToANewOne() {
    check(new TokenLacksGatedScope(null));

    assertThat(hrefs())
        .contains(
            "https://huggingface.co/settings/tokens/new?tokenType=fineGrained&canReadGatedRepos=true");
  }

  @ParameterizedTest
  @MethodSource("outcomesWithoutAUsableToken")
  void withoutAUsableTokenTheProfileIsOneClickAway(HubAccess outcome) {
    check(outcome);

    assertThat(hrefs()).contains("profile?provider=huggingface");
  }

  static Stream<HubAccess> outcomesWithoutAUsableToken() {
    return Stream.of(
        new NoToken(), new NeedsReentry(), new TokenInvalid(true), new TokenExpired(true));
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/o/m, does not lead to Hugging Face",
    "https://huggingface.co/datasets/o/d, not a model",
    "https://huggingface.co/google, name of the model",
    "o/m o/m, owner/name"
  })
  void whatIsNoModelIsSaidAtTheFieldAndStaysThere(String typed, String sentence) {
    submit(typed);

    TextField field = window.find(TextField.class).single();
    assertThat(field.isInvalid()).isTrue();
    assertThat(field.getErrorMessage()).contains(sentence);
    assertThat(field.getValue()).isEqualTo(typed);
    assertThat(hub.asked).isEmpty();
  }

  @Test
  void aLinkThatIsPastedIsOpenedAtOnce() {
    TextField field = window.find(TextField.class).single();
    window.test(field).setValue("https://huggingface.co/o/m/tree/main");
    await(() -> window.find(StateBadge.class, card()).exists());

    assertThat(hub.asked).containsExactly(new RepositoryId("o/m"));
    assertThat(field.getValue()).isEqualTo("https://huggingface.co/o/m/tree/main");
  }

  @Test
  void progressIsShownAtOnceAndCanBeCancelled() {
    hub.hang();
    submit("o/m");
    assertThat(window.find(ProgressBar.class).exists()).isTrue();
    await(() -> !hub.asked.isEmpty());

    window.test(window.find(Button.class).withText("Cancel").single()).click();
    await(hub.interrupted::get);

    assertThat(window.find(ProgressBar.class).exists()).isFalse();
    assertThat(window.find(StateBadge.class, card()).exists()).isFalse();
    assertThat(window.find(Paragraph.class, card()).single().getText())
        .isEqualTo("The check was cancelled.");
  }

  @Test
  void aFailureOfOurOwnEndsTheProgress() {
    hub.answer =
        () -> {
          throw new IllegalStateException("broken on purpose");
        };
    submit("o/m");
    await(() -> !window.find(ProgressBar.class).exists());

    assertThat(window.find(Paragraph.class, card()).single().getText())
        .contains("could not finish");
  }

  private void check(HubAccess outcome) {
    hub.answer = () -> outcome;
    submit("o/m");
    await(() -> window.find(StateBadge.class, card()).exists());
  }

  private void submit(String typed) {
    TextField field = window.find(TextField.class).single();
    window.test(field).setValue(typed);
    ComponentUtil.fireEvent(field, new KeyPressEvent(field, "Enter"));
  }

  private Notification notice() {
    return window.find(Notification.class).single();
  }

  private static List<String> lines(Notification notice) {
    return notice
        .getChildren()
        .flatMap(Component::getChildren)
        .filter(part -> part.hasClassName("notice-lines"))
        .flatMap(Component::getChildren)
        .map(line -> line.getElement().getTextRecursively())
        .toList();
  }

  private String badge() {
    return window.find(StateBadge.class, card()).all().getFirst().getText();
  }

  private AccessChecklist card() {
    return window.find(AccessChecklist.class).single();
  }

  private String cardText() {
    return card().getElement().getTextRecursively();
  }

  private List<String> hrefs() {
    return window.find(Anchor.class, card()).all().stream().map(Anchor::getHref).toList();
  }
}
