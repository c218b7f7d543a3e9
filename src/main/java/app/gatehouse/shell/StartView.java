package app.gatehouse.shell;

import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.models.ModelCatalog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** Leads to the models, or, while there are none to use, to where a key is saved. */
@Route("")
@PermitAll
public class StartView extends Div implements BeforeEnterObserver {

  private final ModelCatalog models;
  private final CurrentAccount current;

  StartView(ModelCatalog models, CurrentAccount current) {
    this.models = models;
    this.current = current;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    event.forwardTo(models.hasUnlocked(current.id()) ? "models" : "profile");
  }
}
