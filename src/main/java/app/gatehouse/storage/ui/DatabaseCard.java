package app.gatehouse.storage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.ByteSize;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.StateBadge;
import app.gatehouse.maintenance.MaintenanceCard;
import app.gatehouse.storage.DatabaseStatus;
import app.gatehouse.storage.StorageEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;

/** What kind of database there is, how big, and whether it saves. */
@org.springframework.stereotype.Component
class DatabaseCard implements MaintenanceCard {

  private static final int ORDER = 20;

  private final DatabaseStatus status;
  private final LiveUpdates live;

  DatabaseCard(DatabaseStatus status, LiveUpdates live) {
    this.status = status;
    this.live = live;
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public String title() {
    return t("database.title");
  }

  @Override
  public Component content() {
    Div content = new Div();
    show(content);
    live.listen(content, StorageEvent.class, event -> show(content));
    return content;
  }

  private void show(Div content) {
    DescriptionList facts = new DescriptionList();
    facts.addClassName("facts");
    fact(
        facts,
        t("database.kind"),
        t(status.isEmbedded() ? "database.embedded" : "database.postgresql"));
    status
        .databaseBytes()
        .ifPresent(bytes -> fact(facts, t("database.size"), ByteSize.words(bytes)));
    status.freeBytes().ifPresent(bytes -> fact(facts, t("database.free"), ByteSize.words(bytes)));
    if (status.isEmbedded()) {
      facts.add(
          new DescriptionList.Term(t("database.state")), new DescriptionList.Description(badge()));
    }
    content.removeAll();
    content.add(facts);
  }

  private StateBadge badge() {
    return status.problem().isPresent()
        ? new StateBadge(t("database.read-only"), StateBadge.Tone.ATTENTION)
        : new StateBadge(t("database.saves"), StateBadge.Tone.GOOD);
  }

  private static void fact(DescriptionList facts, String term, String description) {
    facts.add(new DescriptionList.Term(term), new DescriptionList.Description(description));
  }
}
