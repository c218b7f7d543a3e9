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
  PROVIDER(Order.PROVIDER, Room.ANY),
  SOURCE(Order.SOURCE, Room.ANY),
  CONTEXT(Order.CONTEXT, Room.ANY),
  OUTPUT_LIMIT(Order.OUTPUT_LIMIT, Room.ON_WISH),
  INPUT_PRICE(Order.INPUT_PRICE, Room.ANY),
  OUTPUT_PRICE(Order.OUTPUT_PRICE, Room.ANY),
  TAKES(null, Room.WIDE),
  END(Order.END, Room.ON_WISH),
  ON(null, Room.ANY);

  private final @Nullable Order order;

  /** How much room there has to be for a column to be there unasked. */
  private enum Room {
    ANY,
    WIDE,
    ON_WISH
  }

  private final Room room;

  ModelColumn(@Nullable Order order, Room room) {
    this.order = order;
    this.room = room;
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

  /**
   * The columns of somebody who has chosen none.
   *
   * @param wide whether the window has room for more than the most important ones
   */
  static Set<ModelColumn> shownAtFirst(boolean wide) {
    return Arrays.stream(values())
        .filter(column -> column.room == Room.ANY || (wide && column.room == Room.WIDE))
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
