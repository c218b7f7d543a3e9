package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.ui.LoginView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads back to the login page, which says whether the visitor or Gatehouse is the reason. */
class SignInFailures implements AuthenticationFailureHandler {

  private static final Logger LOG = LoggerFactory.getLogger(SignInFailures.class);

  private final RedirectStrategy redirect = new DefaultRedirectStrategy();

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    if (refusal instanceof InternalAuthenticationServiceException) {
      LOG.error("Nobody can sign in now", refusal);
      redirect.sendRedirect(request, response, "/login?error=" + LoginView.OUT_OF_ORDER);
    } else {
      redirect.sendRedirect(request, response, "/login?error");
    }
  }
}
