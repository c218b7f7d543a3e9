package app.gatehouse.accounts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.ViewTest;
import app.gatehouse.Visitor;
import com.vaadin.flow.component.login.LoginForm;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Visitor
class LoginViewTest extends ViewTest {

  private LoginForm form() {
    return find(LoginForm.class).single();
  }

  private JsonNode texts() {
    return (JsonNode) form().getElement().getPropertyRaw("i18n");
  }

  @Test
  void asksForUsernameAndPassword() {
    open("login");

    JsonNode form = texts().get("form");
    assertThat(form.get("title").asString()).isEqualTo("Log in");
    assertThat(form.get("username").asString()).isEqualTo("Username");
    assertThat(form.get("password").asString()).isEqualTo("Password");
    assertThat(form.get("submit").asString()).isEqualTo("Log in");
  }

  @Test
  void isSentToWhereSignInsAreHandled() {
    open("login");

    assertThat(form().getAction()).isEqualTo("login");
    assertThat(form().isForgotPasswordButtonVisible()).isFalse();
  }

  @Test
  void complainsOfNothingAtFirst() {
    open("login");

    assertThat(form().isError()).isFalse();
  }

  @Test
  void saysWhenTheSignInFailedWithoutSayingWhy() {
    open("login", "error", "");

    assertThat(form().isError()).isTrue();
    JsonNode error = texts().get("errorMessage");
    assertThat(error.get("title").asString()).isEqualTo("That did not match");
    assertThat(error.get("message").asString())
        .isEqualTo(
            "Wrong username or password. After several wrong tries Gatehouse waits before it looks"
                + " at another one: wait up to 15 minutes, or reset the password on the machine"
                + " with: java -jar gatehouse.jar reset-password");
  }
}
