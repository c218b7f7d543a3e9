package app.gatehouse.hub.ui;

import app.gatehouse.components.Icons;
import app.gatehouse.components.StateBadge;
import app.gatehouse.hub.AccessLine;
import app.gatehouse.hub.AccessReport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;

/** One line of the checklist: a tick or what stands in its place, the state, and what to do. */
final class AccessStep extends ListItem {

  AccessStep(AccessLine line, AccessReport report, StepLinks links) {
    addClassName("hub-step");
    StepWords words = StepWords.of(line, report);
    Span title = new Span(words.title());
    title.addClassName("hub-step-title");
    StateBadge state = new StateBadge(words.word(), words.tone());
    // Beside the icon the dot would be a second mark for the same.
    state.addClassName("hub-step-state");
    Div head = new Div(title, state);
    head.addClassName("hub-step-head");
    Div next = new Div();
    next.addClassName("hub-links");
    links.of(line).forEach(next::add);
    Div body = new Div(new Paragraph(words.sentence()), next);
    body.addClassName("hub-step-body");
    Div text = new Div(head, body);
    text.addClassName("hub-step-text");
    SvgIcon mark = mark(line.state());
    mark.addClassName("hub-step-mark");
    mark.getElement().setAttribute("data-state", line.state().name());
    add(mark, text);
  }

  private static SvgIcon mark(AccessLine.State state) {
    return switch (state) {
      case MET -> Icons.CHECK.create();
      case NOT_MET -> Icons.CLOSE.create();
      case WAITING -> Icons.CLOCK.create();
      case UNKNOWN -> Icons.UNKNOWN.create();
    };
  }
}
