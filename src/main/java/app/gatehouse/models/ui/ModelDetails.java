package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.When;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelFacts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything known of one model and what can be done with it, where a row has no room for it. */
final class ModelDetails extends Div {

  private final DescriptionList facts = new DescriptionList();

  ModelDetails(
      Model model,
      Instant now,
      ModelActions actions,
      RegistryActions registry,
      List<Component> parts) {
    addClassName("model-details");
    ModelMark.of(model).forEach(mark -> add(new Paragraph(mark.why())));
    add(parts);
    facts.addClassName("facts");
    add(facts);
    Span id = new Span(model.ref().toString());
    id.addClassName("mono");
    facts.add(new DescriptionList.Term(t("models.column.id")), new DescriptionList.Description(id));
    tell(t("models.column.source"), ModelWords.sourceWhy(model, now));
    tellFacts(model.facts());

    Checkbox on = new Checkbox(t("models.offered"), model.on());
    on.addValueChangeListener(change -> actions.on(model.ref(), change.getValue()));
    add(on, buttons(model, registry));
  }

  private void tellFacts(ModelFacts known) {
    tell(t("models.column.context"), tokens(known.contextWindow()));
    tell(t("models.column.output-limit"), tokens(known.outputLimit()));
    tell(t("models.column.input-price"), price(known.price().input()));
    tell(t("models.column.output-price"), price(known.price().output()));
    String modalities = ModelWords.modalities(known);
    tell(t("models.column.takes"), modalities.isEmpty() ? t("models.unknown") : modalities);
    if (known.lifecycle().endsOn() != null) {
      tell(t("models.column.end"), When.day(known.lifecycle().endsOn()));
    }
  }

  private void tell(String term, String description) {
    facts.add(
        new DescriptionList.Term(term), new DescriptionList.Description(new Span(description)));
  }

  private static String tokens(@Nullable Long count) {
    return count == null ? t("models.unknown") : Figures.exactly(count);
  }

  private static String price(java.math.@Nullable BigDecimal usd) {
    return usd == null ? t("models.unknown") : Figures.price(usd);
  }

  private static Div buttons(Model model, RegistryActions registry) {
    Div buttons = new Div();
    buttons.addClassName("card-buttons");
    String unlock = ModelWords.wayToUnlock(model.access());
    if (!unlock.isEmpty()) {
      Button way = new Button(unlock, click -> ModelControls.unlock(model));
      way.setAriaLabel(ModelControls.unlockName(model));
      way.addThemeVariants(ButtonVariant.PRIMARY);
      buttons.add(way);
    }
    if (model.offered()) {
      Button chat = new Button(t("models.chat"), click -> ModelControls.chat(model));
      chat.setAriaLabel(ModelControls.chatName(model));
      chat.addThemeVariants(ButtonVariant.PRIMARY);
      buttons.add(chat);
    }
    if (ModelControls.isOwn(model)) {
      buttons.add(
          new Button(t("models.edit"), click -> registry.edit(model.ref())),
          new Button(t("models.remove.confirm"), click -> registry.remove(model.ref())));
    }
    return buttons;
  }
}
