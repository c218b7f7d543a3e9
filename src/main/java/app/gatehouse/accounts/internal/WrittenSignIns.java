package app.gatehouse.accounts.internal;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Tells of sign-ins before they count: one that cannot be written down is refused, and so is
 * answered alike with the right password and with a wrong one.
 */
@Component
class WrittenSignIns extends DefaultAuthenticationEventPublisher {

  WrittenSignIns(ApplicationEventPublisher events) {
    super(events);
  }

  @Override
  public void publishAuthenticationSuccess(Authentication authentication) {
    orRefuse(() -> super.publishAuthenticationSuccess(authentication));
  }

  @Override
  public void publishAuthenticationFailure(
      AuthenticationException exception, Authentication authentication) {
    // What failed here is not the visitor's doing, and is no refusal to be written down.
    if (!(exception instanceof InternalAuthenticationServiceException)) {
      orRefuse(() -> super.publishAuthenticationFailure(exception, authentication));
    }
  }

  private static void orRefuse(Runnable telling) {
    try {
      telling.run();
    } catch (AuthenticationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new InternalAuthenticationServiceException("The sign-in cannot be written down", e);
    }
  }
}
