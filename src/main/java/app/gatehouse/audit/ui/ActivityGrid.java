package app.gatehouse.audit.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.audit.Activity;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.components.When;
import app.gatehouse.components.WindowWidth;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened, a row each, fetched as it is scrolled to. */
final class ActivityGrid extends Grid<Activity> {

  private static final String WHAT =
      """
      <div class="cell-words">
        <span class="cell-line">
          <span class="state-badge" data-tone="${item.tone}" title="${item.what}">${item.what}</span>
          <span class="cell-title only-narrow" title="${item.provider}">${item.provider}</span>
        </span>
        <span class="hint cell-more" ?hidden="${!item.more}" title="${item.more}">${item.more}</span>
        <span class="hint cell-more only-narrow" title="${item.exactly}">${item.context}</span>
      </div>
      """;

  private static final String TEXT = "<span title=\"${item.text}\">${item.text}</span>";
  private static final String WHEN =
      "<time datetime=\"${item.machine}\" title=\"${item.exactly}\">${item.moment}</time>";

  /** Finds a part of what is shown. */
  interface Fetch {
    List<Activity> rows(int offset, int limit);
  }

  private final ActivityWords words;
  private Fetch fetch = (offset, limit) -> List.of();
  private int total;

  /**
   * @param accounts whether to say whose each is
   */
  ActivityGrid(ActivityWords words, boolean accounts) {
    this.words = words;
    addClassName("activity-grid");
    setSizeFull();
    setSelectionMode(SelectionMode.NONE);
    addThemeVariants(GridVariant.NO_ROW_BORDERS);
    // The grid hands this on to the table inside it; aria attributes of its own stay outside.
    getElement().setProperty("accessibleName", t("activity.title"));

    addColumn(what(accounts)).setHeader(t("activity.column.what")).setFlexGrow(3);
    List<Column<Activity>> wide =
        Stream.of(
                addColumn(text(words::provider)).setHeader(t("activity.column.provider")),
                addColumn(text(ActivityWords::account))
                    .setHeader(t("activity.column.account"))
                    .setFlexGrow(2),
                addColumn(text(activity -> orNothing(activity.address())))
                    .setHeader(t("activity.column.from")),
                addColumn(when()).setHeader(t("activity.column.when")).setFlexGrow(2))
            .toList();
    WindowWidth.follow(
        this,
        narrow -> {
          wide.forEach(column -> column.setVisible(!narrow));
          wide.get(1).setVisible(!narrow && accounts);
        });
    setDataProvider(DataProvider.fromCallbacks(this::fetch, this::count));
  }

  /**
   * Shows this many rows.
   *
   * @param filtered whether there may be more than are asked for
   */
  void show(int count, boolean filtered, Fetch rows) {
    total = count;
    fetch = rows;
    setEmptyStateComponent(filtered ? nothingFound() : nothingYet());
    getDataProvider().refreshAll();
  }

  private Stream<Activity> fetch(Query<Activity, Void> query) {
    return fetch.rows(query.getOffset(), query.getLimit()).stream();
  }

  private int count(Query<Activity, Void> query) {
    // Both have to be called, or the data provider takes the query for one that was not understood.
    query.getOffset();
    query.getLimit();
    return total;
  }

  private LitRenderer<Activity> what(boolean accounts) {
    return LitRenderer.<Activity>of(WHAT)
        .withProperty("what", ActivityWords::what)
        .withProperty("tone", activity -> tone(ActivityWords.tone(activity)))
        .withProperty("provider", words::provider)
        .withProperty("more", ActivityWords::more)
        .withProperty("exactly", activity -> When.exactly(activity.at()))
        .withProperty("context", activity -> context(activity, accounts));
  }

  /** What the columns say that a narrow window has no room for. */
  private static String context(Activity activity, boolean accounts) {
    return Stream.of(
            accounts ? ActivityWords.account(activity) : "",
            When.moment(activity.at()),
            orNothing(activity.address()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static LitRenderer<Activity> text(ValueProvider<Activity, String> words) {
    return LitRenderer.<Activity>of(TEXT).withProperty("text", words);
  }

  private static LitRenderer<Activity> when() {
    return LitRenderer.<Activity>of(WHEN)
        .withProperty("machine", activity -> activity.at().toString())
        .withProperty("exactly", activity -> When.exactly(activity.at()))
        .withProperty("moment", activity -> When.moment(activity.at()));
  }

  private static String tone(Tone tone) {
    return tone.name().toLowerCase(Locale.ROOT);
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Component nothingYet() {
    return empty(new Paragraph(t("activity.empty")), new Paragraph(t("activity.empty-next")));
  }

  private static Component nothingFound() {
    return empty(new Paragraph(t("activity.nothing-found")));
  }

  private static Component empty(Component... content) {
    Div empty = new Div(content);
    empty.addClassName("empty-state");
    return empty;
  }
}
