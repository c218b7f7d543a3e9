package app.gatehouse.hub.ui;

import static app.gatehouse.hub.ui.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.StateBadge;
import app.gatehouse.hub.AccessReport.Token;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.NeverAsked;
import app.gatehouse.hub.HubAccess.NoToken;
import app.gatehouse.hub.HubAccess.NotReachable;
import app.gatehouse.hub.HubAccess.Offline;
import app.gatehouse.hub.HubAccess.RateLimited;
import app.gatehouse.hub.HubAccess.Rejected;
import app.gatehouse.hub.HubAccess.Reset;
import app.gatehouse.hub.HubAccess.TokenLacksGatedScope;
import app.gatehouse.hub.HubAccess.TokenRefused;
import app.gatehouse.hub.HubAccess.Waiting;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessChecklistTest {

  private static final String HUB = "https://huggingface.co";
  private static final String MODEL_PAGE = HUB + "/o/m";
  private static final String NEW_TOKEN =
      HUB + "/settings/tokens/new?tokenType=fineGrained&canReadGatedRepos=true";
  private static final String PROFILE = "profile?provider=huggingface";

  private final FakeHub hub = new FakeHub();
  private final List<HubAccess> learned = new ArrayList<>();
  private @Nullable BrowserlessUIContext open;

  @AfterEach
  void close() {
    if (open != null) {
      open.close();
    }
  }

  /** A page whose model has a gate of which the page knows this much. */
  private BrowserlessUIContext open(HubAccess outcome, @Nullable Gating known) {
    hub.answer = () -> outcome;
    BrowserlessUIContext window = begin(known);
    await(() -> window.find(StateBadge.class).exists());
    return window;
  }

  private BrowserlessUIContext begin(@Nullable Gating known) {
    AccessChecklists checklists = hub.checklists();
    BrowserlessUIContext window =
        BrowserlessUIContext.forComponent(
            () -> checklists.of(AccountId.random(), new RepositoryId("o/m"), known, learned::add));
    open = window;
    return window;
  }

  private static String words(Component component) {
    return component.getElement().getTextRecursively();
  }

  private static List<String> lines(BrowserlessUIContext window) {
    return window.find(ListItem.class).all().stream().map(AccessChecklistTest::words).toList();
  }

  private static String card(BrowserlessUIContext window) {
    return words(window.find(AccessChecklist.class).single());
  }

  private static List<String> links(BrowserlessUIContext window, int line) {
    return window.find(Anchor.class, window.find(ListItem.class).all().get(line)).all().stream()
        .map(Anchor::getHref)
        .toList();
  }

  private static Button again(BrowserlessUIContext window) {
    return window
        .find(Button.class, window.find(CheckControls.class).single())
        .withText("Check again")
        .single();
  }

  static Stream<Arguments> outcomes() {
    return Stream.of(
        Arguments.of(
            new NoToken(), List.of("Token missing", "Not known", "Not known", "Not known")),
        Arguments.of(
            new TokenRefused(false),
            List.of("Token not valid", "Not known", "Not known", "Not known")),
        Arguments.of(
            new TokenRefused(true),
            List.of("Token expired", "Not known", "Not known", "Not known")),
        Arguments.of(
            new TokenLacksGatedScope("ada"),
            List.of("Done", "Not known", "Not known", "Token too limited")),
        Arguments.of(new NeverAsked("ada"), List.of("Done", "Not yet", "Never asked", "Done")),
        Arguments.of(new Waiting("ada"), List.of("Done", "Waiting", "Waiting", "Done")),
        Arguments.of(new Rejected("ada"), List.of("Done", "Not granted", "Rejected", "Done")),
        Arguments.of(new Reset("ada"), List.of("Done", "Not yet", "Reset", "Done")),
        Arguments.of(new Accessible(), List.of("Done", "Done", "Done", "Done")));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void eachLineSaysHowItStandsAndWhereToGo(HubAccess outcome, List<String> states) {
    hub.token = new Token("ada", true, true);
    hub.gating = Gating.BY_AUTHORS;
    BrowserlessUIContext window = open(outcome, null);

    UnorderedList list = window.find(UnorderedList.class).single();
    assertThat(list.getElement().getAttribute("role")).isEqualTo("list");
    assertThat(list.getElement().getAttribute("aria-label")).isNotBlank();
    assertThat(lines(window)).hasSize(4);
    for (int line = 0; line < 4; line++) {
      StateBadge state =
          window.find(StateBadge.class, window.find(ListItem.class).all().get(line)).single();
      assertThat(state.getText()).startsWith(states.get(line));
      assertThat(links(window, line)).isNotEmpty();
    }
    assertThat(card(window)).contains("Gated: the authors decide").doesNotContain("hub.");
    assertThat(learned).containsExactly(outcome);
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void theSentenceStandsInTheCardOfEveryGatedOutcome(HubAccess outcome, List<String> states) {
    hub.gating = Gating.INSTANT;
    BrowserlessUIContext window = open(outcome, null);

    String sentence =
        "This model is gated on Hugging Face. Please request access and accept the license terms"
            + " on the model page, then try again.";
    boolean gated = outcome instanceof HubAccess.Gated;
    assertThat(card(window).contains(sentence)).isEqualTo(gated);
    assertThat(window.find(Notification.class).exists()).isEqualTo(gated);
  }

  @Test
  void eachLineLeadsToWhereItIsMended() {
    BrowserlessUIContext window = open(new NoToken(), null);

    assertThat(links(window, 0)).containsExactly(NEW_TOKEN, PROFILE);
    assertThat(links(window, 1)).containsExactly(MODEL_PAGE);
    assertThat(links(window, 2)).containsExactly(MODEL_PAGE);
    assertThat(links(window, 3)).containsExactly(HUB + "/settings/tokens");
  }

  @Test
  void aTokenThatIsTooLimitedLeadsToAnotherAndToWhereItIsSaved() {
    BrowserlessUIContext window = open(new TokenLacksGatedScope(null), null);

    assertThat(links(window, 0)).containsExactly(PROFILE);
    assertThat(links(window, 3)).containsExactly(NEW_TOKEN, PROFILE);
  }

  @Test
  void whoHasNotAskedIsToldWhoDecides() {
    hub.gating = Gating.INSTANT;
    BrowserlessUIContext atOnce = open(new NeverAsked("ada"), null);
    assertThat(lines(atOnce).get(1)).contains("access is given at once");
    atOnce.close();

    hub.gating = Gating.BY_AUTHORS;
    assertThat(lines(open(new NeverAsked("ada"), null)).get(1)).contains("the authors decide");
  }

  @Test
  void whoseTokenItIsIsSaidInTheFirstLine() {
    hub.token = new Token("ada", true, null);
    hub.gating = Gating.INSTANT;
    BrowserlessUIContext granted = open(new Accessible(), null);
    assertThat(lines(granted).getFirst()).contains("Signed in to Hugging Face as ada.");
    granted.close();

    assertThat(lines(open(new Waiting("alice"), null)).getFirst())
        .contains("as alice: the same account must have accepted the terms.");
  }

  @Test
  void aModelWithoutAGateHasNoLines() {
    hub.gating = Gating.OPEN;
    BrowserlessUIContext window = open(new Accessible(), null);

    assertThat(window.find(ListItem.class).exists()).isFalse();
    assertThat(card(window)).contains("Open to everybody", "You can download this model.");
  }

  @Test
  void whatThePageKnowsOfTheGateCountsWhereTheHubSaysNothing() {
    hub.token = new Token("ada", true, true);
    BrowserlessUIContext window = open(new RateLimited(null), Gating.BY_AUTHORS);

    assertThat(lines(window).getFirst()).contains("Done", "ada");
    assertThat(lines(window).get(1)).contains("Not known yet", "has not told");
    assertThat(card(window)).contains("asks for a pause");
  }

  @Test
  void whileOfflineThereIsASentenceAndNoLines() {
    BrowserlessUIContext window = open(new Offline(), Gating.BY_AUTHORS);

    assertThat(window.find(ListItem.class).exists()).isFalse();
    assertThat(card(window)).contains("HF_HUB_OFFLINE", "Hugging Face was not asked");
  }

  @Test
  void checkAgainAsksAtOnceAndHearsTheNewState() {
    BrowserlessUIContext window = open(new Waiting("ada"), null);
    hub.answer = Accessible::new;
    hub.gating = Gating.BY_AUTHORS;

    window.test(again(window)).click();
    await(() -> learned.size() == 2);

    assertThat(learned).containsExactly(new Waiting("ada"), new Accessible());
    assertThat(lines(window)).allMatch(line -> line.contains("Done"));
    assertThat(window.find(Notification.class).exists()).isFalse();
  }

  @Test
  void progressIsShownInPlaceAndWhatWasFoundBeforeStays() {
    BrowserlessUIContext window = open(new Waiting("ada"), null);
    Button button = again(window);
    hub.hang();

    window.test(button).click();

    assertThat(window.find(ProgressBar.class).exists()).isTrue();
    assertThat(card(window)).contains("Asking Hugging Face about o/m", "Waiting for approval");
    assertThat(button.getText()).isEqualTo("Cancel");
    assertThat(lines(window)).hasSize(4);

    await(() -> hub.asked.size() == 2);
    window.test(button).click();
    await(hub.interrupted::get);

    assertThat(window.find(ProgressBar.class).exists()).isFalse();
    assertThat(button.getText()).isEqualTo("Check again");
    assertThat(card(window))
        .contains("The check was cancelled.", "Waiting for approval")
        .doesNotContain("Asking");
    assertThat(learned).hasSize(1);
  }

  @Test
  void whatIsNewIsAnnouncedAndTheRestIsNot() {
    BrowserlessUIContext window = open(new Waiting("ada"), null);

    List<String> announced =
        statuses(window.find(AccessChecklist.class).single())
            .map(AccessChecklistTest::words)
            .toList();

    assertThat(announced).hasSize(2);
    assertThat(announced.getFirst()).contains("Waiting for approval", "This model is gated");
    assertThat(announced.getLast()).isEmpty();
  }

  private static Stream<Component> statuses(Component component) {
    boolean status = "status".equals(component.getElement().getAttribute("role"));
    return Stream.concat(
        status ? Stream.of(component) : Stream.empty(),
        component.getChildren().flatMap(AccessChecklistTest::statuses));
  }

  @Test
  void howOldTheAnswerIsStandsBesideTheButton() {
    BrowserlessUIContext window = open(new NotReachable(NotReachable.Reason.TIMEOUT), null);

    assertThat(words(window.find(CheckControls.class).single())).contains("Checked just now");
  }

  @Test
  void aPageThatIsLeftStopsAsking() {
    hub.hang();
    BrowserlessUIContext window = begin(null);
    await(() -> !hub.asked.isEmpty());

    window.find(AccessChecklist.class).single().getElement().removeFromParent();

    await(hub.interrupted::get);
    assertThat(learned).isEmpty();
  }
}
