package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge;
import app.gatehouse.hub.AccessLine;
import app.gatehouse.hub.AccessReport;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubPages;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;

/**
 * What a check found: its state in a word, what that means, and where to go next; for a gated model
 * line by line.
 */
final class AccessFindings extends Div {

  private final RepositoryId id;
  private final HubPages pages;
  private final Div said = new Div();
  private final Paragraph remark = new Paragraph();
  private final Div details = new Div();

  AccessFindings(RepositoryId id, HubPages pages) {
    this.id = id;
    this.pages = pages;
    addClassName("hub-findings");
    said.addClassName("hub-said");
    said.getElement().setAttribute("role", "status");
    remark("");
    said.add(remark);
    add(said, details);
  }

  /** Says why there is nothing new, below what was found before; nothing, when empty. */
  void remark(String sentence) {
    remark.setText(sentence);
    remark.setVisible(!sentence.isEmpty());
  }

  void show(AccessReport report) {
    HubAccess access = report.access();
    Verdict verdict = Verdict.of(access);
    remark("");
    said.removeAll();
    said.add(new StateBadge(verdict.word(), verdict.tone()));
    if (access instanceof HubAccess.Gated) {
      // The lines below say the rest.
      said.add(new Paragraph(t("hub.gated")));
    } else {
      verdict.sentences().forEach(sentence -> said.add(new Paragraph(sentence)));
    }
    said.add(remark);
    details.removeAll();
    details.add(report.hasSteps() ? steps(report) : links(access));
  }

  private UnorderedList steps(AccessReport report) {
    UnorderedList list = new UnorderedList();
    list.addClassName("hub-steps");
    // Browsers do not tell of a list without marks otherwise.
    list.getElement().setAttribute("role", "list");
    list.getElement().setAttribute("aria-label", t("hub.steps"));
    StepLinks links = new StepLinks(id, pages);
    for (AccessLine line : report.lines()) {
      list.add(new AccessStep(line, report, links));
    }
    return list;
  }

  private Div links(HubAccess access) {
    Div links = new Div();
    links.addClassName("hub-links");
    new StepLinks(id, pages).of(access).forEach(links::add);
    return links;
  }
}
