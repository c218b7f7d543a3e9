package app.gatehouse.gateway.ui;

import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.gateway.AccessTokens.Made;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands a new access token to the page that shows it. An endpoint of its own, because a page
 * framework keeps what it sends: only POST, with session and CSRF token, and never stored by anyone
 * on the way.
 */
@RestController
class ShowOnceEndpoint {

  private final MadeTokens made;
  private final CurrentAccount current;

  ShowOnceEndpoint(MadeTokens made, CurrentAccount current) {
    this.made = made;
    this.current = current;
  }

  /** The same answer for what is not there, was taken, or belongs to others. */
  @PostMapping("/access-tokens/{claim}/show")
  void show(@PathVariable UUID claim, HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    Optional<Made> token = made.take(current.id(), claim);
    if (token.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return;
    }
    try (Made taken = token.get()) {
      // Written here: what is returned instead, Spring writes to its log at DEBUG.
      response.setContentType(MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8");
      response.getOutputStream().write(taken.secret().expose().getBytes(StandardCharsets.UTF_8));
    }
  }
}
