package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.When;
import app.gatehouse.models.Modality;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelFacts;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a row of the grid tells the facts of a model. */
final class ModelCells {

  private static final String NAME =
      """
      <div class="cell-model" ?data-muted="${item.muted}">
        <span class="cell-title" title="${item.name}">${item.name}</span>
        <span class="cell-marks">${item.marks.map(mark => html`<span class="state-badge"
          data-tone="${mark.tone}" title="${mark.why}">${mark.word}</span>`)}</span>
        <span class="cell-second only-wide"><span class="cell-id"
          title="${item.ref}">${item.ref}</span><span class="cell-about"
          title="${item.about}">${item.about}</span></span>
        <span class="cell-more only-narrow">${item.short}</span>
      </div>
      """;

  private static final String FIGURE =
      """
      <span class="figure">${item.text
        ? html`<span title="${item.exact}">${item.text}</span>`
        : html`<span aria-hidden="true">–</span
          ><span class="visually-hidden">${item.unknown}</span>`}</span>
      """;

  private static final String TAKES =
      """
      ${item.words
        ? html`<span class="modalities" role="img" aria-label="${item.words}" title="${item.words}"
          >${item.takes.map(icon => html`<vaadin-icon src="icons/takes-${icon}.svg"></vaadin-icon>`)}${
          item.gives.length ? html`<span aria-hidden="true">→</span>` : ''}${
          item.gives.map(icon => html`<vaadin-icon src="icons/takes-${icon}.svg"></vaadin-icon>`)}</span>`
        : html`<span class="figure"><span aria-hidden="true">–</span
          ><span class="visually-hidden">${item.unknown}</span></span>`}
      """;

  private static final String SOURCE =
      """
      <span title="${item.why}">${item.source}</span>
      """;

  private ModelCells() {}

  static LitRenderer<Model> name() {
    return LitRenderer.<Model>of(NAME)
        .withProperty("name", Model::name)
        .withProperty("ref", model -> model.ref().toString())
        .withProperty("muted", model -> !model.on() || model.gone() || !model.unlocked())
        .withProperty("marks", ModelMark::of)
        .withProperty("about", ModelWords::about)
        .withProperty("short", ModelWords::inShort);
  }

  static LitRenderer<Model> source(Clock clock) {
    return LitRenderer.<Model>of(SOURCE)
        .withProperty("source", model -> ModelWords.source(model.source()))
        .withProperty("why", model -> ModelWords.sourceWhy(model, clock.instant()));
  }

  static Renderer<Model> fact(ModelColumn column) {
    return switch (column) {
      case CONTEXT, OUTPUT_LIMIT -> tokens(column);
      case INPUT_PRICE, OUTPUT_PRICE -> price(column);
      case TAKES -> takes();
      case END -> end();
      case PROVIDER, SOURCE, ON -> throw new IllegalArgumentException("Not a figure");
    };
  }

  private static Renderer<Model> tokens(ModelColumn column) {
    return figure()
        .withProperty(
            "text",
            model -> {
              @Nullable Long count = count(column, model.facts());
              return count == null ? "" : Figures.tokens(count);
            })
        .withProperty(
            "exact",
            model -> {
              @Nullable Long count = count(column, model.facts());
              return count == null ? "" : Figures.exactly(count);
            });
  }

  private static @Nullable Long count(ModelColumn column, ModelFacts facts) {
    return column == ModelColumn.CONTEXT ? facts.contextWindow() : facts.outputLimit();
  }

  private static Renderer<Model> price(ModelColumn column) {
    String exact = t("models.price.per-million");
    return figure()
        .withProperty(
            "text",
            model -> {
              @Nullable BigDecimal usd =
                  column == ModelColumn.INPUT_PRICE
                      ? model.facts().price().input()
                      : model.facts().price().output();
              return usd == null ? "" : Figures.price(usd);
            })
        .withProperty("exact", model -> exact);
  }

  private static Renderer<Model> end() {
    return figure()
        .withProperty(
            "text",
            model -> {
              @Nullable LocalDate day = model.facts().lifecycle().endsOn();
              return day == null ? "" : When.day(day);
            })
        .withProperty("exact", model -> "");
  }

  private static Renderer<Model> takes() {
    String unknown = t("models.unknown");
    return LitRenderer.<Model>of(TAKES)
        .withProperty("words", model -> ModelWords.modalities(model.facts()))
        .withProperty("takes", model -> icons(takesBesidesText(model.facts())))
        .withProperty("gives", model -> icons(besidesText(model.facts().gives())))
        .withProperty("unknown", model -> unknown);
  }

  /** That it takes text is drawn only where there is nothing else to be drawn. */
  private static Collection<Modality> takesBesidesText(ModelFacts facts) {
    List<Modality> others = besidesText(facts.takes());
    return others.isEmpty() ? facts.takes() : others;
  }

  private static List<Modality> besidesText(Collection<Modality> modalities) {
    return modalities.stream().filter(modality -> modality != Modality.TEXT).toList();
  }

  private static List<String> icons(Collection<Modality> modalities) {
    return modalities.stream()
        .sorted()
        .map(modality -> modality.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static LitRenderer<Model> figure() {
    String unknown = t("models.unknown");
    return LitRenderer.<Model>of(FIGURE).withProperty("unknown", model -> unknown);
  }
}
