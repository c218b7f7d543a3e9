package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Lets somebody in who has proved by other means who they are. Wrong passwords that others try
 * meanwhile cannot keep them out.
 */
@Component
public class SignInWithoutPassword {

  private final AccountRepository accounts;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

  SignInWithoutPassword(AccountRepository accounts, ApplicationEventPublisher events, Clock clock) {
    this.accounts = accounts;
    this.events = events;
    this.clock = clock;
  }

  /** Signs the account in for the request's session, which ought to be a new one. */
  public void signIn(AccountId id, HttpServletRequest request, HttpServletResponse response) {
    SignedInUser user = accounts.findById(id.value()).orElseThrow().toUser(clock.instant());
    Authentication authentication =
        UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
    events.publishEvent(new AuthenticationSuccessEvent(authentication));
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(authentication);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
