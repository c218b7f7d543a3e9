package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Icons;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.models.ModelQuery.Locked;
import app.gatehouse.models.ModelQuery.Order;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;

/** The filters and the order that are not needed every day; says how many of them are set. */
final class MoreFilters extends Button {

  private enum State {
    BOTH,
    ON,
    OFF
  }

  private final Checkbox favourites = new Checkbox(t("models.favourites-only"));
  private final Checkbox locked = new Checkbox(t("models.show-locked"));
  private final Checkbox everything = new Checkbox(t("models.everything"));
  private final RadioButtonGroup<State> state = new RadioButtonGroup<>(t("models.state"));
  private final Select<Order> order = new Select<>();
  private final Checkbox descending = new Checkbox(t("models.descending"));

  /**
   * @param changed hears that another one is set, also by {@link #show}
   */
  MoreFilters(Runnable changed) {
    super(Icons.FILTER.create());
    addClassName("filters-button");
    locked.setHelperText(t("models.show-locked-why"));
    everything.setHelperText(t("models.everything-why"));
    state.setItems(State.values());
    state.setItemLabelGenerator(MoreFilters::word);
    order.setLabel(t("models.order"));
    order.setItems(Order.values());
    order.setItemLabelGenerator(MoreFilters::word);

    show(ModelQuery.all());
    favourites.addValueChangeListener(change -> changed.run());
    locked.addValueChangeListener(change -> changed.run());
    everything.addValueChangeListener(change -> changed.run());
    state.addValueChangeListener(change -> changed.run());
    order.addValueChangeListener(change -> changed.run());
    descending.addValueChangeListener(change -> changed.run());

    Div fields = new Div(favourites, locked, everything, state, order, descending);
    fields.addClassName("more-filters");
    Popover popover = new Popover(fields);
    popover.setTarget(this);
    popover.setPosition(PopoverPosition.BOTTOM_START);
    popover.setAriaLabel(t("models.filters"));
  }

  void show(ModelQuery query) {
    favourites.setValue(query.favourites());
    locked.setValue(query.locked() == Locked.ALL);
    everything.setValue(query.everyKind());
    state.setValue(query.on() == null ? State.BOTH : query.on() ? State.ON : State.OFF);
    order.setValue(query.order());
    descending.setValue(query.descending());
    int set = 0;
    set += query.favourites() ? 1 : 0;
    set += query.locked() == Locked.ALL ? 1 : 0;
    set += query.everyKind() ? 1 : 0;
    set += query.on() == null ? 0 : 1;
    setText(set == 0 ? t("models.filters") : t("models.filters-set", set));
  }

  /** The query with what is set here. */
  ModelQuery applyTo(ModelQuery query) {
    return query
        .favouritesOnly(favourites.getValue())
        .with(locked.getValue() ? Locked.ALL : Locked.OWN)
        .ofEveryKind(everything.getValue())
        .switched(
            switch (state.getValue()) {
              case BOTH -> null;
              case ON -> true;
              case OFF -> false;
            })
        .by(order.getValue(), descending.getValue());
  }

  private static String word(State state) {
    return switch (state) {
      case BOTH -> t("models.state.both");
      case ON -> t("models.state.on");
      case OFF -> t("models.state.off");
    };
  }

  private static String word(Order order) {
    return switch (order) {
      case NAME -> t("models.order.name");
      case ID -> t("models.column.id");
      case PROVIDER -> t("models.column.provider");
      case SOURCE -> t("models.column.source");
      case CONTEXT -> t("models.column.context");
      case OUTPUT_LIMIT -> t("models.column.output-limit");
      case INPUT_PRICE -> t("models.column.input-price");
      case OUTPUT_PRICE -> t("models.column.output-price");
      case END -> t("models.column.end");
      case FAVOURITE -> t("models.order.favourites");
    };
  }
}
