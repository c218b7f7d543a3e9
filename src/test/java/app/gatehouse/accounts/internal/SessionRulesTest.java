package app.gatehouse.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.SetClock;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;

class SessionRulesTest {

  private static final int EPOCH = 3;

  private final SetClock clock = new SetClock();
  private final SignedInSessions sessions = new SignedInSessions(clock);
  private final SessionRules rules = new SessionRules(sessions);
  private final AccountId ann = AccountId.random();
  private final SignedInUser user = new SignedInUser(ann, "ann", false, EPOCH, clock.instant());
  private final MockHttpSession session = new MockHttpSession();

  @BeforeEach
  void signIn() {
    session.setAttribute(
        SignedInSessions.ATTRIBUTE,
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities())));
  }

  /** Whether the session is still there after a request of it, which is answered in any case. */
  private boolean lastsThroughARequest() throws ServletException, IOException {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
    request.setSession(session);
    MockFilterChain chain = new MockFilterChain();
    rules.doFilter(request, new MockHttpServletResponse(), chain);
    assertThat(chain.getRequest()).isNotNull();
    return !session.isInvalid();
  }

  @Test
  void aSessionLastsTwelveHoursHoweverMuchItIsUsed() throws Exception {
    for (int minutes = 0; minutes < 12 * 60; minutes += 10) {
      assertThat(lastsThroughARequest()).isTrue();
      clock.advance(Duration.ofMinutes(10));
    }

    assertThat(lastsThroughARequest()).isFalse();
  }

  @Test
  void aSessionEndsWithWhatEndsItsAccounts() throws Exception {
    sessions.endBefore(ann, EPOCH);
    assertThat(lastsThroughARequest()).isTrue();

    sessions.endBefore(ann, EPOCH + 1);
    assertThat(lastsThroughARequest()).isFalse();
  }

  @Test
  void whatEndedEarlierDoesNotComeBack() throws Exception {
    sessions.endBefore(ann, EPOCH + 2);
    sessions.endBefore(ann, EPOCH - 1);

    assertThat(lastsThroughARequest()).isFalse();
  }

  @Test
  void theSessionThatChangedThePasswordStays() throws Exception {
    user.stayFor(EPOCH + 1);
    sessions.endBefore(ann, EPOCH + 1);

    assertThat(lastsThroughARequest()).isTrue();
  }

  @Test
  void theSessionsOfOthersStay() throws Exception {
    sessions.endAll(AccountId.random());

    assertThat(lastsThroughARequest()).isTrue();
  }

  @Test
  void aSessionOfNobodyIsLeftAlone() throws Exception {
    session.removeAttribute(SignedInSessions.ATTRIBUTE);
    clock.advance(Duration.ofDays(2));

    assertThat(lastsThroughARequest()).isTrue();
  }
}
