package app.gatehouse.hub.ui;

import static app.gatehouse.hub.ui.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.components.News;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.FileGroup.Role;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubFacts;
import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.HubModel;
import app.gatehouse.hub.HubResult;
import app.gatehouse.hub.HubSilence;
import app.gatehouse.hub.MachineSpace;
import app.gatehouse.hub.ModelFiles;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelEvent;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelPageTest {

  private static final RepositoryId ID = new RepositoryId("o/m");
  private static final long GB = 1_000_000_000;

  private final FakeHub access = new FakeHub();
  private final FakePage page = new FakePage(access);
  private @Nullable BrowserlessUIContext opened;

  @AfterEach
  void close() {
    window().close();
  }

  private static FileGroup group(String name, String type, Role role, long... sizes) {
    List<HubFile> files =
        IntStream.range(0, sizes.length)
            .mapToObj(part -> new HubFile(part + name, sizes[part], null))
            .toList();
    return new FileGroup(name, type, role, files);
  }

  private static ModelFiles files(FileGroup... models) {
    return new ModelFiles(List.of(models), List.of(), List.of(), List.of(), true);
  }

  private void has(ModelFiles files) {
    page.model = id -> new HubResult.Told<>(FakePage.model(id, files));
  }

  private void open() {
    opened = BrowserlessUIContext.forComponent(() -> new ModelPage(page.make(), ID, () -> {}));
    await(() -> words().contains("Accessible") || words().contains("gated"));
    await(() -> window().find(ModelFilesPanel.class).exists());
  }

  private BrowserlessUIContext window() {
    return Objects.requireNonNull(opened);
  }

  private String words() {
    return window().find(ModelPage.class).single().getElement().getTextRecursively();
  }

  private List<String> rows() {
    return window().find(FileRow.class).all().stream()
        .map(row -> row.getElement().getTextRecursively())
        .toList();
  }

  @Test
  void aModelTellsItsFactsAndWhatIsNotTold() {
    page.model =
        id ->
            new HubResult.Told<>(
                new HubModel(
                    id,
                    null,
                    true,
                    Gating.OPEN,
                    new HubFacts(
                        1_234_567L,
                        12L,
                        "mit",
                        Instant.parse("2026-11-27T12:00:00Z"),
                        8_030_261_248L,
                        null,
                        131_072L,
                        null),
                    ModelFiles.NONE));
    open();

    assertThat(words())
        .contains("Owner" + "o", "1.2M", "mit", "8B", "131,072 tokens", "Architecture" + "unknown")
        .contains("Private");
  }

  @Test
  void filesHaveTypeAndSizeAndWhetherTheyFit() {
    page.space = new MachineSpace(16 * GB, 60 * GB);
    has(
        files(
            group("m-Q4_K_M.gguf", "Q4_K_M", Role.MODEL, 5 * GB),
            group("m-Q8_0.gguf", "Q8_0", Role.MODEL, 11 * GB),
            group("m-F16.gguf", "F16", Role.MODEL, 20 * GB, 20 * GB)));
    open();

    assertThat(rows())
        .satisfiesExactly(
            row -> assertThat(row).contains("Q4_K_M", "5.0 GB", "Fits"),
            row -> assertThat(row).contains("Q8_0", "11.0 GB", "Tight"),
            row ->
                assertThat(row)
                    .contains(
                        "F16", "in 2 parts", "40.0 GB", "Too large for this machine's memory"));
    assertThat(words()).contains("This machine: 16.0 GB of memory, 60.0 GB free");
  }

  @Test
  void aFileWithoutRoomOnTheDiskAndOneThatIsVeryLargeSaySo() {
    page.space = new MachineSpace(900 * GB, 30 * GB);
    has(files(group("m-Q8_0.gguf", "Q8_0", Role.MODEL, 51 * GB)));
    open();

    assertThat(rows().getFirst()).contains("Not enough disk", "More than 50 GB in one file.");
  }

  @Test
  void companionsAndOthersAndIncompleteFilesAreApart() {
    page.model =
        id ->
            new HubResult.Told<>(
                FakePage.model(
                    id,
                    new ModelFiles(
                        List.of(group("m-Q4_0.gguf", "Q4_0", Role.MODEL, GB)),
                        List.of(group("mmproj-F16.gguf", "F16", Role.COMPANION, GB)),
                        List.of(new ModelFiles.Incomplete("m-Q8_0.gguf", "Q8_0", 2, 3)),
                        List.of(
                            new HubFile("README.md", 10L, null),
                            new HubFile("evil\u202egnp.sh", null, null)),
                        false)));
    open();

    assertThat(words())
        .contains("m-Q8_0.gguf cannot be chosen: only 2 of its 3 parts are there.")
        .contains("There are more files than are shown here.");
    List<Details> details = window().find(Details.class).all();
    assertThat(details)
        .extracting(Details::getSummaryText)
        .containsExactly("Companions (1)", "Other files (2)");
    assertThat(details).noneMatch(Details::isOpened);
    assertThat(details.getLast().getElement().getTextRecursively())
        .contains("README.md", "evilgnp.sh")
        .doesNotContain("\u202e");
  }

  @Test
  void manyFilesAreShownFiftyAtATime() {
    has(
        files(
            IntStream.range(0, 120)
                .mapToObj(n -> group("m" + n + ".gguf", "Q4_0", Role.MODEL, GB))
                .toArray(FileGroup[]::new)));
    open();
    assertThat(rows()).hasSize(50);

    window().test(window().find(Button.class).withText("Show 70 more").single()).click();
    assertThat(rows()).hasSize(100);
    window().test(window().find(Button.class).withText("Show 20 more").single()).click();
    assertThat(rows()).hasSize(120);
    assertThat(window().find(Button.class).withTextContaining("more").exists()).isFalse();
  }

  @Test
  void otherFeaturesBringTheirPartsForWhoKnowsTheAccess() {
    has(files(group("m-Q4_0.gguf", "Q4_0", Role.MODEL, GB)));
    page.fileParts.add((id, group, outcome) -> new Span("Get " + group.name() + " " + outcome));
    page.gateParts.add((id, gated, groups) -> new Span("Wait for " + groups.size()));
    open();

    assertThat(rows().getFirst()).contains("Get m-Q4_0.gguf Accessible[]");
    assertThat(words()).doesNotContain("Wait for");
  }

  @Test
  void belowTheChecklistOfAGatedModelStandsWhatCanBeDoneMeanwhile() {
    has(files(group("m-Q4_0.gguf", "Q4_0", Role.MODEL, GB)));
    access.answer = () -> new HubAccess.Waiting("ann");
    page.gateParts.add((id, gated, groups) -> new Span("Wait for " + groups.size()));
    open();

    assertThat(words()).contains("Wait for 1");
  }

  @Test
  void aFileThatComesToThisMachineCanBeUsedAtOnce() {
    has(files(group("-m.gguf", "Q4_0", Role.MODEL, GB)));
    page.modelParts.add(model -> Optional.of(new Span("Run " + model.name())));
    open();
    assertThat(rows().getFirst()).doesNotContain("Run");

    ModelRef ref = new ModelRef(new ProviderId("local"), "o/m/0-m.gguf");
    page.local.put(ref, Model.of(ref, "It", "Local", Model.Source.LIVE, Model.Access.UNLOCKED));
    News.tell(page.live, new ModelEvent.Changed(page.make().account()));
    await(() -> rows().getFirst().contains("Run It"));

    page.local.clear();
    News.tell(page.live, new ModelEvent.Changed(page.make().account()));
    await(() -> !rows().getFirst().contains("Run It"));
  }

  @Test
  void aModelThatWasRenamedSaysHowItIsCalledNow() {
    page.model =
        id -> new HubResult.Told<>(FakePage.model(new RepositoryId("new/name"), ModelFiles.NONE));
    open();

    assertThat(words()).contains("This model is called new/name now.");
  }

  @Test
  void aModelThatIsNotToldSaysWhyAndIsAskedForAgain() {
    page.model = id -> new HubResult.NotTold<>(new HubSilence.RateLimited(null));
    opened = BrowserlessUIContext.forComponent(() -> new ModelPage(page.make(), ID, () -> {}));
    await(() -> words().contains("a few minutes") && words().contains("Accessible"));

    page.model = id -> new HubResult.Told<>(FakePage.model(id, ModelFiles.NONE));
    window().test(window().find(Button.class).withText("Try again").single()).click();
    await(() -> window().find(ModelFilesPanel.class).exists());
  }

  @Test
  void whatTheCheckOfTheAccessSaysIsNotSaidTwice() {
    page.model = id -> new HubResult.NotTold<>(new HubSilence.NotShown());
    access.answer = () -> new HubAccess.NotFoundOrPrivate(true);
    opened = BrowserlessUIContext.forComponent(() -> new ModelPage(page.make(), ID, () -> {}));
    await(() -> words().contains("cannot see it") && !page.opened.isEmpty());
    await(() -> !window().find(Button.class).withText("Try again").exists());

    assertThat(words()).containsOnlyOnce("Hugging Face knows no such model");
  }

  @Test
  void aModelThatCanBeSeenAfterAllIsOpened() {
    page.model = id -> new HubResult.NotTold<>(new HubSilence.NotShown());
    access.answer = () -> new HubAccess.NotFoundOrPrivate(false);
    opened = BrowserlessUIContext.forComponent(() -> new ModelPage(page.make(), ID, () -> {}));
    await(() -> words().contains("Not found") && !page.opened.isEmpty());
    await(() -> !window().find(Skeleton.class).exists());

    page.model = id -> new HubResult.Told<>(FakePage.model(id, ModelFiles.NONE));
    access.answer = HubAccess.Accessible::new;
    window().test(window().find(Button.class).withText("Check again").single()).click();

    await(() -> window().find(ModelFilesPanel.class).exists());
  }
}
