package app.gatehouse.accounts.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.internal.SignInWithoutPassword;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import org.springframework.stereotype.Component;

/** Signs somebody in who has just chosen a password, without asking for it again. */
@Component
class DirectSignIn {

  private final SignInWithoutPassword door;

  DirectSignIn(SignInWithoutPassword door) {
    this.door = door;
  }

  void signIn(AccountId account) {
    VaadinServletRequest request = VaadinServletRequest.getCurrent();
    // A session from before the sign-in must not become a signed-in one.
    VaadinService.reinitializeSession(request);
    door.signIn(
        account,
        request.getHttpServletRequest(),
        VaadinServletResponse.getCurrent().getHttpServletResponse());
  }
}
