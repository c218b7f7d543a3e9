package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.AccountId;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.communication.PushConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Ends sessions before their time: after twelve hours, and all of an account's when its password
 * changes or it is disabled or removed. Their open pages go to the login page at once; a session
 * that begins at the very moment ends with its next request.
 */
@Component
public class SignedInSessions implements VaadinServiceInitListener {

  static final Duration LONGEST = Duration.ofHours(12);

  /** Where Spring Security keeps in a session who has signed in. */
  static final String ATTRIBUTE = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

  private final Clock clock;

  /** The lowest epoch that still counts, of those accounts whose sessions have been ended. */
  private final Map<AccountId, Integer> lowest = new ConcurrentHashMap<>();

  private final Set<VaadinSession> open = ConcurrentHashMap.newKeySet();

  SignedInSessions(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.getSource().addSessionInitListener(start -> open.add(start.getSession()));
    event.getSource().addSessionDestroyListener(end -> open.remove(end.getSession()));
  }

  /** Ends all sessions of the account that began under a lower epoch than this. */
  public void endBefore(AccountId account, int epoch) {
    lowest.merge(account, epoch, Math::max);
    open.forEach(this::endIfOver);
  }

  /** Ends all sessions of the account for good. */
  public void endAll(AccountId account) {
    endBefore(account, Integer.MAX_VALUE);
  }

  boolean isOver(SignedInUser user) {
    return user.epoch() < lowest.getOrDefault(user.account(), 0)
        || !clock.instant().isBefore(user.since().plus(LONGEST));
  }

  static Optional<SignedInUser> user(@Nullable Object securityContext) {
    return securityContext instanceof SecurityContext context
            && context.getAuthentication() instanceof Authentication authentication
            && authentication.getPrincipal() instanceof SignedInUser user
        ? Optional.of(user)
        : Optional.empty();
  }

  private void endIfOver(VaadinSession pages) {
    WrappedSession session = pages.getSession();
    if (session != null && userOf(session).filter(this::isOver).isPresent()) {
      pages.access(() -> end(pages, session));
    }
  }

  private static Optional<SignedInUser> userOf(WrappedSession session) {
    try {
      return user(session.getAttribute(ATTRIBUTE));
    } catch (IllegalStateException e) {
      // It has ended by itself meanwhile.
      return Optional.empty();
    }
  }

  /** Tells the pages first: once the session has ended there is no way to. */
  private static void end(VaadinSession pages, WrappedSession session) {
    for (UI ui : pages.getUIs()) {
      ui.getPage().setLocation("login");
      ui.push();
      PushConnection push = ui.getInternals().getPushConnection();
      if (push != null && push.isConnected()) {
        // Waits until that has been sent.
        push.disconnect();
      }
    }
    try {
      session.invalidate();
    } catch (IllegalStateException e) {
      // It has ended by itself meanwhile.
    }
  }
}
