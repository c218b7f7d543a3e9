package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.models.ModelQuery.Order;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the list of models can show of each besides its name; the columns that can be chosen. */
enum ModelColumn {
  PROVIDER(Order.PROVIDER, true),
  SOURCE(Order.SOURCE, true),
  CONTEXT(Order.CONTEXT, true),
  OUTPUT_LIMIT(Order.OUTPUT_LIMIT, false),
  INPUT_PRICE(Order.INPUT_PRICE, true),
  OUTPUT_PRICE(Order.OUTPUT_PRICE, true),
  TAKES(null, true),
  END(Order.END, false),
  ON(null, true);

  private final @Nullable Order order;
  private final boolean shownAtFirst;

  ModelColumn(@Nullable Order order, boolean shownAtFirst) {
    this.order = order;
    this.shownAtFirst = shownAtFirst;
  }

  /** What it is sorted by; null where that makes no sense. */
  @Nullable Order order() {
    return order;
  }

  String word() {
    return switch (this) {
      case PROVIDER -> t("models.column.provider");
      case SOURCE -> t("models.column.source");
      case CONTEXT -> t("models.column.context");
      case OUTPUT_LIMIT -> t("models.column.output-limit");
      case INPUT_PRICE -> t("models.column.input-price");
      case OUTPUT_PRICE -> t("models.column.output-price");
      case TAKES -> t("models.column.takes");
      case END -> t("models.column.end");
      case ON -> t("models.column.on");
    };
  }

  static Set<ModelColumn> shownAtFirst() {
    return Arrays.stream(values())
        .filter(column -> column.shownAtFirst)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ModelColumn.class)));
  }

  /** For the browser to keep. */
  static String written(Collection<ModelColumn> columns) {
    return columns.stream().sorted().map(ModelColumn::slug).collect(Collectors.joining(","));
  }

  /** What {@link #written} wrote; whatever else is in it is passed over. */
  static Set<ModelColumn> read(String written) {
    Set<String> slugs = Set.copyOf(Arrays.asList(written.split(",", 50)));
    return Arrays.stream(values())
        .filter(column -> slugs.contains(column.slug()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ModelColumn.class)));
  }

  private String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
