package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.BackgroundWork;
import app.gatehouse.hub.FoundModel;
import app.gatehouse.hub.FoundPage;
import app.gatehouse.hub.HubEvent;
import app.gatehouse.hub.HubResult;
import app.gatehouse.hub.HubSearch;
import app.gatehouse.hub.KnownAccess.Known;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was found, page by page as one scrolls; what is there stays until something better comes.
 */
final class SearchResults extends Div {

  /** Nobody reads so far; the next word typed finds more than the next page. */
  static final int MOST = 10_000;

  /** Between two letters; the Hub is asked for words, not for each beginning of one. */
  private static final Duration TYPING = Duration.ofMillis(300);

  private final HubPage page;
  private final ResultsLine line;
  private final FoundGrid grid;
  private final Map<RepositoryId, FoundModel> found = new LinkedHashMap<>();
  private final Map<RepositoryId, Known> known = new HashMap<>();
  private @Nullable HubSearch wanted;
  private FoundPage.@Nullable Next next;
  private @Nullable RepositoryId focusWhenFound;
  private boolean cut;
  private boolean goesOn;
  private Runnable retry = () -> {};
  private @Nullable BackgroundWork running;

  /**
   * @param address where a model's page is
   * @param chosen hears which model is wanted
   */
  SearchResults(
      HubPage page, Function<RepositoryId, String> address, Consumer<RepositoryId> chosen) {
    this.page = page;
    addClassName("hub-results");
    line = new ResultsLine(this::cancel, () -> retry.run(), chosen);
    grid = new FoundGrid(address, chosen, this::nearEnd, page.clock());
    add(line, grid);
    page.live().listen(this, HubEvent.AccessChecked.class, this::hear);
  }

  /** Asks for these models, unless they are what is shown or already asked for. */
  void show(HubSearch search) {
    HubSearch before = wanted;
    if (!search.equals(before)) {
      wanted = search;
      boolean typing = before != null && !before.text().equals(search.text());
      begin(typing ? TYPING : Duration.ZERO);
    }
  }

  /** Brings the model's row into sight and the focus to it, if it is found. */
  void focus(RepositoryId id) {
    if (running != null && !found.containsKey(id)) {
      focusWhenFound = id;
    } else {
      grid.focus(id);
    }
  }

  private void begin(Duration pause) {
    HubSearch search = wanted;
    if (search == null) {
      return;
    }
    focusWhenFound = null;
    line.offer(search.text());
    if (found.isEmpty()) {
      grid.show(new Skeleton());
    }
    line.asking(t("hub.find.asking"));
    retry = () -> begin(Duration.ZERO);
    ask(pause, () -> page.models().search(search), this::replace);
  }

  private void nearEnd() {
    FoundPage.Next after = next;
    if (after != null && goesOn && running == null) {
      // Rows are being sent to the browser at this moment.
      getUI()
          .ifPresent(ui ->
              ui.access(() -> {
                if (running == null && goesOn && after.equals(next)) {
                  more(after);
                }
              }));
    }
  }

  private void more(FoundPage.Next after) {
    line.asking(t("hub.find.more", found.size()));
    retry = () -> more(after);
    ask(Duration.ZERO, () -> page.models().more(after), this::append);
  }

  private void ask(
      Duration pause,
      Supplier<HubResult<FoundPage>> question,
      Consumer<HubResult<FoundPage>> answered) {
    stop();
    goesOn = false;
    UI ui = UI.getCurrent();
    running =
        Asking.start(
            ui,
            pause,
            question,
            answer -> {
              running = null;
              answer.ifPresentOrElse(answered, () -> failed(t("hub.find.failed")));
            });
  }

  private void replace(HubResult<FoundPage> answer) {
    switch (answer) {
      case HubResult.Told<FoundPage>(FoundPage first) -> {
        found.clear();
        known.clear();
        grid.scrollToStart();
        take(first);
      }
      case HubResult.NotTold<FoundPage>(var why) -> failed(HubWords.silence(why));
    }
  }

  private void append(HubResult<FoundPage> answer) {
    switch (answer) {
      case HubResult.Told<FoundPage>(FoundPage more) -> take(more);
      case HubResult.NotTold<FoundPage>(var why) ->
          line.failed(t("hub.find.no-more-now", HubWords.silence(why)));
    }
  }

  private void take(FoundPage more) {
    int before = found.size();
    more.models().forEach(model -> found.putIfAbsent(model.id(), model));
    // A page that brings nothing new is followed by another such page, if anything is.
    boolean ends = found.size() == before || found.size() >= MOST;
    next = ends ? null : more.next();
    cut = more.cut();
    goesOn = true;
    known.putAll(page.known().of(page.account(), ids(more)));
    grid.show(NothingFound.component());
    showRows();
    line.found(words());
    if (focusWhenFound != null) {
      grid.focus(focusWhenFound);
      focusWhenFound = null;
    }
  }

  private static Set<RepositoryId> ids(FoundPage page) {
    return Set.copyOf(page.models().stream().map(FoundModel::id).distinct().toList());
  }

  private String words() {
    if (found.size() >= MOST) {
      return t("hub.find.too-many", Numbers.exactly(found.size()));
    }
    if (cut) {
      return t("hub.find.cut", found.size());
    }
    return next == null ? t("hub.find.all", found.size()) : t("hub.find.so-far", found.size());
  }

  private void showRows() {
    List<FoundRow> rows = new ArrayList<>(found.size());
    found.forEach((id, model) -> rows.add(new FoundRow(model, known.get(id))));
    grid.show(rows);
  }

  /** What was found before is kept: it is better than nothing. */
  private void failed(String sentence) {
    if (found.isEmpty()) {
      grid.show(NothingFound.since(sentence));
      line.failed("");
    } else {
      line.failed(t("hub.find.kept", sentence));
    }
  }

  private void cancel() {
    stop();
    if (found.isEmpty()) {
      grid.show(NothingFound.since(t("hub.find.cancelled")));
    }
    line.failed(t("hub.find.cancelled"));
  }

  private void stop() {
    if (running != null) {
      running.cancel();
      running = null;
    }
  }

  private void hear(HubEvent.AccessChecked event) {
    if (event.account().equals(page.account()) && found.containsKey(event.repository())) {
      Set<RepositoryId> one = Set.of(event.repository());
      known.keySet().removeAll(one);
      known.putAll(page.known().of(page.account(), one));
      showRows();
    }
  }

  /** Whoever comes back is asked for anew. */
  @Override
  protected void onDetach(DetachEvent event) {
    if (running != null) {
      stop();
      wanted = null;
    }
  }
}
