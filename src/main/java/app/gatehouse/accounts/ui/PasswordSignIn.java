package app.gatehouse.accounts.ui;

import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.ServletException;
import org.springframework.stereotype.Component;

/** Signs somebody in who has just made an account, without asking for the password again. */
@Component
class PasswordSignIn {

  void signIn(String username, String password) {
    VaadinServletRequest request = VaadinServletRequest.getCurrent();
    // A session from before the sign-in must not become a signed-in one.
    VaadinService.reinitializeSession(request);
    try {
      request.getHttpServletRequest().login(username, password);
    } catch (ServletException e) {
      throw new IllegalStateException("The new account cannot sign in", e);
    }
  }
}
