package app.gatehouse.maintenance;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Page;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import org.springframework.beans.factory.ObjectProvider;

/** The Maintenance page, for the owner alone. */
@Route("maintenance")
@RolesAllowed("OWNER")
public class MaintenanceView extends Page implements HasDynamicTitle {

  MaintenanceView(ObjectProvider<MaintenanceCard> cards) {
    super(t("maintenance.title"));
    cards.stream()
        .sorted(Comparator.comparingInt(MaintenanceCard::order))
        .forEach(card -> addNarrow(section(card)));
  }

  @Override
  public String getPageTitle() {
    return t("maintenance.page-title");
  }

  private static Component section(MaintenanceCard card) {
    Div content = new Div(card.content());
    content.addClassNames("card", "maintenance-card");
    Section section = new Section(new H2(card.title()), content);
    section.getElement().setAttribute("aria-label", card.title());
    return section;
  }
}
