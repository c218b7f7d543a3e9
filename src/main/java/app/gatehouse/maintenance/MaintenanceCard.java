package app.gatehouse.maintenance;

import com.vaadin.flow.component.Component;

/** A card of the Maintenance page, brought by the feature it is about. A Spring bean. */
public interface MaintenanceCard {

  /** Its place on the page, from the top; unlike that of any other card. */
  int order();

  /** The heading above it, translated. */
  String title();

  /** New content for one page; the page puts it into a card. Only the owner sees it. */
  Component content();
}
