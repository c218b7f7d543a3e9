package app.gatehouse.inference.internal;

import app.gatehouse.credentials.KeptCredential;
import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.providers.Dialect;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a model is asked.
 *
 * @param base to which a path of the dialect is appended; without a trailing slash
 * @param credential null where nothing is saved, and nothing needs to be
 * @param idle the longest silence
 */
record Route(
    Dialect dialect,
    URI base,
    AddressTrust trust,
    @Nullable KeptCredential credential,
    Duration idle) {

  boolean hasSecret() {
    return credential != null && credential.hasSecret();
  }
}
