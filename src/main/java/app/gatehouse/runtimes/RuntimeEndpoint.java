package app.gatehouse.runtimes;

import app.gatehouse.vault.SecretText;
import java.net.URI;

/**
 * Where a loaded model answers, in OpenAI's dialect. Good as long as the model stays loaded.
 *
 * @param base to which {@code /chat/completions} is appended; without a trailing slash
 * @param secret for {@code Authorization: Bearer}; wiped when this is closed
 * @param model the name to ask for
 * @param context tokens of prompt and answer together
 */
public record RuntimeEndpoint(URI base, SecretText secret, String model, int context)
    implements AutoCloseable {

  @Override
  public void close() {
    secret.close();
  }
}
