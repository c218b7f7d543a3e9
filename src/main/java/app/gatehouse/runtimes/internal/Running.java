package app.gatehouse.runtimes.internal;

import app.gatehouse.models.ModelRef;
import app.gatehouse.vault.SecretText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The model that is in memory or on its way, and its process. Used under the lock of {@link
 * BuiltInRuntime} alone.
 */
final class Running {

  final ModelRef model;
  final int context;
  final long needed;
  final Instant since;
  final SecretText secret;
  @Nullable Child child;
  boolean stopped;
  int port;
  int requests;
  Instant lastUsed;

  Running(ModelRef model, int context, long needed, Instant since, SecretText secret) {
    this.model = model;
    this.context = context;
    this.needed = needed;
    this.since = since;
    this.secret = secret;
    this.lastUsed = since;
  }

  boolean ready() {
    return port > 0;
  }
}
