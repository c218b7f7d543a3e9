package app.gatehouse.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.EmptyGatehouseTest;
import app.gatehouse.accounts.ui.SetupView;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithAnonymousUser;

@EmptyGatehouseTest
@WithAnonymousUser
class AccessTest extends SpringBrowserlessTest {

  @Test
  void leadsEveryVisitorToTheSetUpPageWhileThereIsNoAccount() {
    UI.getCurrent().navigate("models");

    assertThat(getCurrentView()).isInstanceOf(SetupView.class);
  }
}
