package app.gatehouse.gateway.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.PlainTabs;
import app.gatehouse.gateway.ui.Samples.Dialect;
import app.gatehouse.gateway.ui.Samples.Language;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.tabs.TabSheet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Samples to copy, with the address and a model filled in. */
final class SamplesPart extends Div {

  private final RadioButtonGroup<Dialect> dialect = new RadioButtonGroup<>(t("api.dialect"));
  private final ComboBox<String> model = new ComboBox<>(t("api.sample-model"));
  private final Paragraph none = new Paragraph(t("api.no-anthropic"));
  private final Map<Language, Pre> samples = new EnumMap<>(Language.class);
  private final NamedModels models;
  private String address = "";

  SamplesPart(NamedModels models) {
    this.models = models;
    addClassNames("card", "card-content");
    dialect.setItems(Dialect.values());
    dialect.setItemLabelGenerator(SamplesPart::words);
    dialect.setValue(Dialect.OPENAI);
    dialect.addValueChangeListener(change -> offerModels());
    model.addValueChangeListener(change -> fill());
    none.addClassName("attention");
    Div choices = new Div(dialect, model);
    choices.addClassName("api-choices");

    TabSheet tabs = new PlainTabs();
    tabs.addClassName("api-samples");
    for (Language language : Language.values()) {
      Pre sample = new Pre();
      sample.addClassName("api-sample");
      // It scrolls sideways, which has to work by keyboard as well.
      sample.getElement().setAttribute("tabindex", "0");
      sample.getElement().setAttribute("role", "region");
      sample.getElement().setAttribute("aria-label", t("api.sample-named", words(language)));
      samples.put(language, sample);
      CopyText copy = CopyText.icon(sample.getElement(), t("api.copy-sample", words(language)));
      Div holder = new Div(sample, copy);
      holder.addClassName("api-sample-holder");
      tabs.add(words(language), holder);
    }
    Paragraph about = new Paragraph(t("api.samples.text", Samples.TOKEN));
    about.addClassName("hint");
    add(choices, none, tabs, about);
    offerModels();
  }

  void show(String gatehouse) {
    address = gatehouse;
    fill();
  }

  /** What can be named has changed. */
  void offerModels() {
    List<String> names = dialect.getValue() == Dialect.OPENAI ? models.all() : models.ofAnthropic();
    String chosen = model.getValue();
    model.setItems(names);
    model.setValue(
        chosen != null && names.contains(chosen)
            ? chosen
            : names.stream().findFirst().orElse(null));
    none.setVisible(names.isEmpty());
    none.setText(dialect.getValue() == Dialect.OPENAI ? t("api.no-model") : t("api.no-anthropic"));
    fill();
  }

  private void fill() {
    String name = model.getValue() == null ? placeholder() : model.getValue();
    samples.forEach((language, sample) ->
        sample.setText(Samples.of(dialect.getValue(), language, address, name)));
  }

  private String placeholder() {
    return dialect.getValue() == Dialect.OPENAI ? "provider/model" : "anthropic/model";
  }

  private static String words(Dialect dialect) {
    return switch (dialect) {
      case OPENAI -> t("api.dialect.openai");
      case ANTHROPIC -> t("api.dialect.anthropic");
    };
  }

  private static String words(Language language) {
    return switch (language) {
      case CURL -> t("api.language.curl");
      case PYTHON -> t("api.language.python");
      case JAVASCRIPT -> t("api.language.javascript");
      case JAVA -> t("api.language.java");
      case ENVIRONMENT -> t("api.language.environment");
    };
  }
}
