package app.gatehouse.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.SignedIn;
import app.gatehouse.ViewTest;
import app.gatehouse.Visitor;
import app.gatehouse.accounts.ui.AccountsView;
import app.gatehouse.accounts.ui.LoginView;
import app.gatehouse.credentials.ui.KeysView;
import app.gatehouse.maintenance.MaintenanceView;
import app.gatehouse.models.ui.ModelsView;
import app.gatehouse.profile.ProfileView;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.RouteConfiguration;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageAccessTest extends ViewTest {

  /** The status with which the page would be answered. */
  private static int visit(String path) {
    UI ui = UI.getCurrent();
    return ui.getInternals()
        .getRouter()
        .navigate(ui, new Location(path), NavigationTrigger.PROGRAMMATIC);
  }

  @Nested
  @Visitor
  class ForSomebodyNotSignedIn {

    @ParameterizedTest
    @ValueSource(strings = {"", "models", "keys", "profile", "accounts", "maintenance"})
    void everyPageLeadsToTheLogin(String path) {
      open(path);

      assertThat(getCurrentView()).isInstanceOf(LoginView.class);
    }

    @Test
    void thereIsNoSetUpPageAnyMore() {
      assertThat(visit("setup")).isEqualTo(404);
      assertThat(getCurrentView()).isInstanceOf(NotFoundPage.class);
    }

    @Test
    void anAddressWithoutAPageIsNotFound() {
      assertThat(visit("nowhere")).isEqualTo(404);
      assertThat(getCurrentView()).isInstanceOf(NotFoundPage.class);
    }
  }

  @Nested
  class ForSomebodySignedIn {

    @Test
    void thePagesAreThere() {
      navigate("models", ModelsView.class);
      navigate("keys", KeysView.class);
      navigate("profile", ProfileView.class);
      navigate("accounts", AccountsView.class);
      navigate("maintenance", MaintenanceView.class);
    }

    @Test
    @SignedIn(owner = false)
    void theOwnersPagesAreNotFoundByAnybodyElse() {
      for (String page : List.of("accounts", "maintenance")) {
        assertThat(visit(page)).isEqualTo(404);
        assertThat(getCurrentView()).isInstanceOf(NotFoundPage.class);
      }
    }

    @Test
    void thereIsNoSetUpPageAnyMore() {
      assertThat(visit("setup")).isEqualTo(404);
      assertThat(getCurrentView()).isInstanceOf(NotFoundPage.class);
    }

    @Test
    void anAddressWithoutAPageIsNotFoundAndLeadsHome() {
      assertThat(visit("nowhere/at-all")).isEqualTo(404);

      assertThat(pageWords()).contains("There is no such page");
      assertThat(find(Anchor.class).withText("Go to the start page").single().getHref())
          .isEqualTo("./");
    }

    @Test
    void aPageThatFailsSaysSoAndNothingOfItsCause() {
      RouteConfiguration.forSessionScope().setRoute("failing", FailingView.class);

      assertThat(visit("failing")).isEqualTo(500);

      Component page = (Component) getCurrentView();
      assertThat(page).isInstanceOf(FailurePage.class);
      assertThat(words(page))
          .contains("This page cannot be shown")
          .doesNotContain(FailingView.CAUSE);
      assertThat(page.getElement().getOuterHTML()).doesNotContain(FailingView.CAUSE);
    }
  }

  /** Not a page of the application: a test makes it one for its own session. */
  @PermitAll
  public static class FailingView extends Div {

    static final String CAUSE = "row 17 of the table of secrets";

    public FailingView() {
      throw new IllegalStateException(CAUSE);
    }
  }
}
