package app.gatehouse.hub.ui;

import static app.gatehouse.hub.ui.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.components.News;
import app.gatehouse.hub.FoundModel;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubEvent;
import app.gatehouse.hub.HubResult;
import app.gatehouse.hub.HubSearch;
import app.gatehouse.hub.HubSearch.Order;
import app.gatehouse.hub.HubSilence;
import app.gatehouse.hub.KnownAccess.Known;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindingModelsTest {

  private final FakePage page = new FakePage(new FakeHub());
  private @Nullable HubBrowser shown;
  private @Nullable BrowserlessUIContext opened;

  @BeforeEach
  void findThree() {
    page.found =
        () ->
            FakePage.told(
                List.of(
                    FakePage.row("o/open", Gating.OPEN),
                    FakePage.row("o/gated", Gating.BY_AUTHORS),
                    FakePage.row("o/agree", Gating.INSTANT)),
                false);
  }

  @AfterEach
  void close() {
    window().close();
  }

  private void open() {
    open(QueryParameters.empty());
  }

  private void open(QueryParameters address) {
    opened =
        BrowserlessUIContext.forComponent(() -> {
          HubBrowser browser = new HubBrowser(page.make());
          browser.restore(address);
          shown = browser;
          return browser;
        });
  }

  private BrowserlessUIContext window() {
    return Objects.requireNonNull(opened);
  }

  private HubBrowser browser() {
    return Objects.requireNonNull(shown);
  }

  private void openFound() {
    open();
    await(() -> !rows().isEmpty());
  }

  private Grid<FoundRow> grid() {
    return window().find(FoundGrid.class).single();
  }

  private List<FoundRow> rows() {
    return IntStream.range(0, window().test(grid()).size())
        .mapToObj(row -> window().test(grid()).getRow(row))
        .toList();
  }

  private String line() {
    return window().find(Span.class).withAttribute("role", "status").single().getText();
  }

  private TextField field() {
    return window().find(TextField.class).single();
  }

  private Button button(String text) {
    return window().find(Button.class).withText(text).single();
  }

  private String empty() {
    return grid().getEmptyStateComponent().getElement().getTextRecursively();
  }

  /**
   * Where the page last told the browser that it is; Flow puts the query in an order of its own.
   */
  private static List<String> address() {
    String[] parts = lastAddress().split("[?&]");
    return Stream.of(parts)
        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
        .sorted()
        .toList();
  }

  private static String lastAddress() {
    UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
    return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
        .map(call -> call.getInvocation())
        .filter(call -> call.getExpression().contains("vaadin-navigate"))
        .map(call -> String.valueOf(call.getParameters().get(1)))
        .reduce((first, last) -> last)
        .orElse("");
  }

  private static HubResult<app.gatehouse.hub.FoundPage> silence() {
    return new HubResult.NotTold<>(new HubSilence.RateLimited(Duration.ofSeconds(55)));
  }

  @Test
  void theTabBeginsWithThePopularModelsInOneRequest() {
    openFound();

    assertThat(page.searches).containsExactly(HubSearch.first());
    assertThat(rows()).extracting(FoundRow::name).containsExactly("open", "gated", "agree");
    assertThat(line()).isEqualTo("3 models");
  }

  @Test
  void whatIsTypedIsSearchedAndStandsInTheAddress() {
    openFound();

    window().test(field()).setValue("llama 3");
    await(() -> page.searches.size() == 2);

    assertThat(page.searches.getLast().text()).isEqualTo("llama 3");
    assertThat(address()).containsExactly("models", "q=llama 3", "tab=huggingface");
  }

  @Test
  @SuppressWarnings("unchecked")
  void orderAndFormatAreChosen() {
    openFound();

    Select<Order> order = (Select<Order>) window().find(Select.class).single();
    window().test(order).selectItem("Recently updated");
    window().find(Checkbox.class).single().setValue(false);
    await(() -> page.searches.contains(new HubSearch("", false, Order.UPDATED)));

    assertThat(address())
        .containsExactly("formats=all", "models", "sort=updated", "tab=huggingface");
  }

  @Test
  void theAddressOpensTheTabAsItWas() {
    open();
    browser().restore(QueryParameters.fromString("q=gemma&sort=newest&formats=all&model="));
    await(() -> page.searches.contains(new HubSearch("gemma", false, Order.NEWEST)));

    assertThat(field().getValue()).isEqualTo("gemma");
    assertThat(browser().address()).isEqualTo("formats=all&q=gemma&sort=newest");
  }

  @Test
  void anAddressOfNoSenseIsPassedOver() {
    open();
    browser().restore(QueryParameters.fromString("sort=nothing&model=..%2Fx&formats=7"));

    assertThat(browser().address()).isEmpty();
  }

  @Test
  void aModelInTheAddressIsOpenedWithoutASearch() {
    open(QueryParameters.fromString("q=gemma&model=o/m"));
    await(() -> !page.opened.isEmpty());

    assertThat(window().find(H2.class).single().getText()).isEqualTo("o/m");
    assertThat(page.searches).isEmpty();
    assertThat(browser().address()).isEqualTo("model=o/m&q=gemma");
  }

  @Test
  void aRowOpensItsModelAndTheListIsStillThereAfterwards() {
    openFound();

    window().test(grid()).invokeLitRendererFunction(1, 0, "open");
    assertThat(window().find(H2.class).single().getText()).isEqualTo("o/gated");
    assertThat(address()).containsExactly("model=o/gated", "models", "tab=huggingface");

    window().test(button("Back to the list")).click();
    assertThat(window().find(H2.class).exists()).isFalse();
    assertThat(address()).containsExactly("models", "tab=huggingface");
    assertThat(rows()).hasSize(3);
    assertThat(page.searches).hasSize(1);
  }

  @Test
  void theBrowsersWayBackLeadsToTheList() {
    openFound();
    window().test(grid()).invokeLitRendererFunction(1, 0, "open");

    browser().restore(QueryParameters.empty());

    assertThat(window().find(H2.class).exists()).isFalse();
    assertThat(rows()).hasSize(3);
  }

  @Test
  void aFullNameCanBeOpenedAlthoughNoSearchFindsIt() {
    page.found = () -> FakePage.told(List.of(), false);
    open();
    window().test(field()).setValue("secret/private-one");

    window().test(button("Open secret/private-one")).click();

    assertThat(window().find(H2.class).single().getText()).isEqualTo("secret/private-one");
  }

  @Test
  void accessIsTakenFromWhatWasLearnedBefore() {
    page.known.put(
        new RepositoryId("o/gated"), new Known(false, Instant.parse("2026-11-28T11:00:00Z")));
    openFound();

    assertThat(rows()).extracting(FoundRow::accessWord).containsExactly("Yes", "No", "Unknown");
    assertThat(rows().get(1).accessWhy(Instant.parse("2026-11-28T12:00:00Z")))
        .isEqualTo("Checked 1 h ago");
  }

  @Test
  void whatACheckFindsElsewhereIsShownAtOnce() {
    openFound();
    HubPage made = page.make();
    RepositoryId gated = new RepositoryId("o/gated");
    page.known.put(gated, new Known(true, Instant.EPOCH));

    News.tell(
        page.live, new HubEvent.AccessChecked(made.account(), gated, new HubAccess.Accessible()));
    await(() -> rows().get(1).accessWord().equals("Yes"));
  }

  private static List<FoundModel> many(int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> FakePage.row("o/m" + n, Gating.OPEN)).toList();
  }

  @Test
  void theNextPageIsAskedForOnlyByWhoScrollsNearTheEnd() {
    page.found = () -> FakePage.told(many(0, 30), true);
    page.further = () -> FakePage.told(many(25, 55), false);
    open();
    await(() -> grid().getDataProvider() != null && line().startsWith("30 models"));
    assertThat(page.mores).isEmpty();
    assertThat(line()).isEqualTo("30 models so far. More come as you scroll.");

    window().test(grid()).getRow(29);
    await(() -> line().equals("55 models"));

    assertThat(page.mores).hasSize(1);
    assertThat(rows()).extracting(row -> row.id().value()).doesNotHaveDuplicates().hasSize(55);
  }

  @Test
  void whatIsThereStaysWhenMoreIsNotTold() {
    page.found = () -> FakePage.told(many(0, 30), true);
    page.further = FindingModelsTest::silence;
    open();
    await(() -> line().startsWith("30 models"));
    window().test(grid()).getRow(29);
    await(() -> line().contains("in 55 seconds"));

    assertThat(line())
        .isEqualTo(
            "More models could not be loaded. Hugging Face asks for a pause. Try again in 55"
                + " seconds.");
    assertThat(rows()).hasSize(30);
    assertThat(page.mores).hasSize(1);

    page.further = () -> FakePage.told(many(30, 40), false);
    window().test(button("Try again")).click();
    await(() -> line().equals("40 models"));
  }

  @Test
  void whatIsThereStaysWhenANewSearchIsNotAnswered() {
    openFound();
    page.found = FindingModelsTest::silence;

    window().test(field()).setValue("llama");
    await(() -> line().contains("55 seconds"));

    assertThat(line()).endsWith("What was found before stays below.");
    assertThat(rows()).hasSize(3);
  }

  @Test
  void everyKindOfSilenceSaysWhatToDo() {
    page.found = FindingModelsTest::silence;
    open();
    await(() -> empty().contains("55 seconds"));

    page.found = () -> new HubResult.NotTold<>(new HubSilence.Offline());
    window().test(button("Try again")).click();
    await(() -> empty().contains("HF_HUB_OFFLINE"));

    page.found =
        () ->
            new HubResult.NotTold<>(
                new HubSilence.NotReachable(HubAccess.NotReachable.Reason.UNKNOWN_HOST));
    window().test(button("Try again")).click();
    await(() -> empty().contains("could not be found. Check your connection"));

    page.found = () -> new HubResult.NotTold<>(new HubSilence.Unexpected());
    window().test(button("Try again")).click();
    await(() -> empty().contains("did not look like Hugging Face"));

    page.found =
        () -> {
          throw new IllegalStateException("broken on purpose");
        };
    window().test(button("Try again")).click();
    await(() -> empty().contains("the log says why"));
  }

  @Test
  void nothingFoundSaysWhatElseToTry() {
    page.found = () -> FakePage.told(List.of(), false);
    open();
    await(() -> line().equals("No models"));

    assertThat(empty()).contains("No model matches.", "owner/name");
  }

  @Test
  void whoTypesOnIsAskedAboutTheWholeWordAlone() {
    openFound();

    window().test(field()).setValue("l");
    window().test(field()).setValue("ll");
    window().test(field()).setValue("lla");
    await(() -> page.searches.getLast().text().equals("lla"));

    assertThat(page.searches).extracting(HubSearch::text).containsExactly("", "lla");
  }

  @Test
  void aSearchCanBeCancelled() {
    AtomicBoolean interrupted = new AtomicBoolean();
    page.found =
        () -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException cancelled) {
            interrupted.set(true);
          }
          return FakePage.told(List.of(), false);
        };
    open();
    await(() -> !page.searches.isEmpty());

    window().test(button("Cancel")).click();
    await(interrupted::get);

    assertThat(empty()).isEqualTo("The search was cancelled.");
    assertThat(button("Try again").isVisible()).isTrue();
  }
}
