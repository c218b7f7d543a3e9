package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.When;
import app.gatehouse.hub.HubFacts;
import app.gatehouse.hub.HubModel;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the Hub tells of a model, what it does not tell as unknown. */
final class ModelFactsList extends DescriptionList {

  ModelFactsList(HubModel model, Instant now) {
    addClassNames("facts", "hub-facts-list");
    HubFacts facts = model.facts();
    int slash = model.id().value().indexOf('/');
    tell(t("hub.model.owner"), slash < 0 ? null : model.id().value().substring(0, slash), null);
    tell(t("hub.find.column.license"), facts.license(), null);
    tell(t("hub.model.parameters"), facts.parameters(), Numbers::brief);
    tell(t("hub.model.architecture"), facts.architecture(), null);
    tell(
        t("hub.model.context"),
        facts.contextLength(),
        count -> t("hub.model.tokens", Numbers.exactly(count)));
    tell(t("hub.find.column.downloads"), facts.downloads(), Numbers::brief);
    tell(t("hub.model.likes"), facts.likes(), Numbers::brief);
    @Nullable Instant updated = facts.updated();
    tell(
        t("hub.find.column.updated"),
        updated == null ? null : When.since(updated, now),
        updated == null ? null : When.moment(updated));
  }

  private void tell(String term, @Nullable Long count, Function<Long, String> words) {
    tell(
        term,
        count == null ? null : words.apply(count),
        count == null ? null : Numbers.exactly(count));
  }

  /**
   * @param exactly said when pointed at; null for nothing more
   */
  private void tell(String term, @Nullable String words, @Nullable String exactly) {
    Span text = new Span(words == null ? t("hub.find.unknown") : words);
    if (words == null) {
      text.addClassName("hint");
    }
    if (exactly != null) {
      text.getElement().setAttribute("title", exactly);
    }
    Div pair = new Div(new Term(term), new Description(text));
    pair.addClassName("fact");
    getElement().appendChild(pair.getElement());
  }
}
