package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.When;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a row tells what was found of a model. */
final class FoundCells {

  /** A link, so that a model can also be opened in a tab of its own. */
  private static final String NAME =
      """
      <div class="cell-found">
        <a class="found-name" href="${item.href}" title="${item.id}" router-ignore
          @click="${event => {
            if (!event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); open(); }
          }}">${item.name}</a>
        <span class="cell-more only-wide">${item.owner}</span>
        <span class="cell-more only-narrow">${item.short}${item.downloads ? html`<span
          aria-hidden="true"> · ↓ ${item.downloads}</span><span
          class="visually-hidden">${item.downloadsNamed}</span>` : ''}</span>
      </div>
      """;

  private static final String FIGURE =
      """
      <span class="figure">${item.text
        ? html`<span title="${item.exact}">${item.text}</span>`
        : html`<span aria-hidden="true">–</span
          ><span class="visually-hidden">${item.unknown}</span>`}</span>
      """;

  private static final String SIZE =
      """
      <span class="figure found-size">${item.text
        ? html`<span>${item.text}</span>`
        : item.more ? '' : html`<span aria-hidden="true">–</span
          ><span class="visually-hidden">${item.unknown}</span>`}${item.more
        ? html`<span class="cell-more">${item.more}</span>` : ''}</span>
      """;

  private static final String ACCESS =
      """
      <span class="state-badge" data-tone="${item.tone}" title="${item.why}">${item.word}</span>
      """;

  private static final String PLAIN =
      """
      <span class="found-plain" title="${item.why}">${item.text}</span>
      """;

  private FoundCells() {}

  /**
   * @param address where the model's page is
   * @param open hears which is chosen
   */
  static LitRenderer<FoundRow> name(
      Function<RepositoryId, String> address, Consumer<RepositoryId> open) {
    return LitRenderer.<FoundRow>of(NAME)
        .withProperty("href", row -> address.apply(row.id()))
        .withProperty("id", row -> row.id().value())
        .withProperty("name", FoundRow::name)
        .withProperty("owner", FoundRow::owner)
        .withProperty("short", FoundRow::inShort)
        .withProperty("downloads", FoundRow::downloads)
        .withProperty("downloadsNamed", row -> t("hub.find.downloads-named", row.downloads()))
        .withFunction("open", row -> open.accept(row.id()));
  }

  static LitRenderer<FoundRow> gate() {
    return LitRenderer.<FoundRow>of(PLAIN)
        .withProperty("text", row -> HubWords.gate(row.model().gating()))
        .withProperty("why", row -> HubWords.gateWhy(row.model().gating()));
  }

  static LitRenderer<FoundRow> access(Clock clock) {
    return LitRenderer.<FoundRow>of(ACCESS)
        .withProperty("word", FoundRow::accessWord)
        .withProperty("tone", FoundRow::accessTone)
        .withProperty("why", row -> row.accessWhy(clock.instant()));
  }

  static LitRenderer<FoundRow> size() {
    return withUnknown(LitRenderer.of(SIZE))
        .withProperty("text", FoundRow::parameters)
        .withProperty("more", FoundRow::bytes);
  }

  static LitRenderer<FoundRow> license() {
    return figure(row -> row.facts().license(), row -> row.facts().license());
  }

  static LitRenderer<FoundRow> downloads() {
    return figure(
        row -> map(row.facts().downloads(), Numbers::brief),
        row -> map(row.facts().downloads(), Numbers::exactly));
  }

  static LitRenderer<FoundRow> updated(Clock clock) {
    return figure(
        row -> map(row.facts().updated(), moment -> When.since(moment, clock.instant())),
        row -> map(row.facts().updated(), (Instant moment) -> When.moment(moment)));
  }

  private static LitRenderer<FoundRow> figure(
      Function<FoundRow, @Nullable String> text, Function<FoundRow, @Nullable String> exact) {
    return withUnknown(LitRenderer.of(FIGURE))
        .withProperty("text", row -> orNothing(text.apply(row)))
        .withProperty("exact", row -> orNothing(exact.apply(row)));
  }

  private static LitRenderer<FoundRow> withUnknown(LitRenderer<FoundRow> renderer) {
    String unknown = t("hub.find.unknown");
    return renderer.withProperty("unknown", row -> unknown);
  }

  private static <T> @Nullable String map(@Nullable T fact, Function<T, String> words) {
    return fact == null ? null : words.apply(fact);
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? "" : text;
  }
}
