package app.gatehouse.credentials.internal;

import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.storage.StorageReadOnlyException;
import app.gatehouse.vault.SecretText;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands a secret to the page that copies it. An endpoint of its own, because a page framework keeps
 * what it sends: only POST, with session and CSRF token, and never stored by anyone on the way.
 */
@RestController
class CopyEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(CopyEndpoint.class);
  private static final String RETRY_AFTER_SECONDS = "60";

  private final CredentialService credentials;
  private final CurrentAccount current;

  CopyEndpoint(CredentialService credentials, CurrentAccount current) {
    this.credentials = credentials;
    this.current = current;
  }

  @PostMapping(path = "/credentials/{id}/copy", produces = MediaType.TEXT_PLAIN_VALUE)
  void copy(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    String secret =
        credentials.use(current.id(), new CredentialId(id), Purpose.COPY, SecretText::expose);
    // Written here: what is returned instead, Spring writes to its log at DEBUG.
    response.setContentType("text/plain;charset=UTF-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    response.getOutputStream().write(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** The same answer for what is not there, belongs to others, or does not open. */
  @ExceptionHandler(CredentialUnavailableException.class)
  ResponseEntity<Void> unavailable() {
    return ResponseEntity.status(HttpStatus.NOT_FOUND).cacheControl(CacheControl.noStore()).build();
  }

  /** The copy could not be written down, so the secret stays in. */
  @ExceptionHandler({
    DataAccessException.class,
    TransactionException.class,
    StorageReadOnlyException.class
  })
  ResponseEntity<String> notWritten(Exception cause) {
    LOG.error("A secret stays in, since its copy cannot be written down", cause);
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .contentType(MediaType.TEXT_PLAIN)
        .body(
            "Gatehouse cannot write down that the key is copied, so it stays in. Try again in a"
                + " minute; the log says why.");
  }
}
