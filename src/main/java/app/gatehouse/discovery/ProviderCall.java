package app.gatehouse.discovery;

import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.outbound.ForeignText;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.outbound.OutboundRequest;
import app.gatehouse.outbound.OutboundResponse;
import app.gatehouse.outbound.Redaction;
import app.gatehouse.outbound.RequestLimits;
import app.gatehouse.providers.Provider;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One asking of one provider, as an adapter sees it: where to ask, with which secret, and what to
 * do with texts that come back. For one thread.
 */
public final class ProviderCall {

  /** Of a text that is shown: longer ones are shortened. */
  private static final int LONGEST_TEXT = 200;

  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration PER_REQUEST = Duration.ofSeconds(20);
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  private final OutboundHttp http;
  private final Provider provider;
  private final URI base;
  private final AddressTrust trust;
  private final @Nullable SecretText secret;
  private final Clock clock;
  private final Instant deadline;
  private final IntConsumer progress;
  private @Nullable Duration latency;

  /** Puts what the dialect asks for on a request. */
  public interface Headers {

    /**
     * @param secret null where there is none; then nothing stands in its place
     */
    OutboundRequest on(OutboundRequest request, @Nullable SecretText secret);

    /** {@code Authorization: Bearer}, as most dialects have it. */
    static OutboundRequest bearer(OutboundRequest request, @Nullable SecretText secret) {
      return secret == null ? request : request.withBearer(secret);
    }
  }

  /**
   * @param base where the provider is reached, without a trailing slash
   * @param secret stays the caller's; null where there is none
   * @param total how long all requests may take together; more than zero
   * @param progress hears how many models have been listed so far
   */
  public ProviderCall(
      OutboundHttp http,
      Provider provider,
      URI base,
      AddressTrust trust,
      @Nullable SecretText secret,
      Duration total,
      Clock clock,
      IntConsumer progress) {
    this.http = http;
    this.provider = provider;
    this.base = base;
    this.trust = trust;
    this.secret = secret;
    this.clock = clock;
    this.deadline = clock.instant().plus(total);
    this.progress = progress;
  }

  public Provider provider() {
    return provider;
  }

  public URI base() {
    return base;
  }

  public boolean hasSecret() {
    return secret != null;
  }

  /** Whether the secret begins like this: which kind of key it is. */
  public boolean secretBeginsWith(String prefix) {
    return secret != null && secret.expose().startsWith(prefix);
  }

  /**
   * Asks.
   *
   * @param pathAndQuery appended to {@link #base()}, from its slash on
   * @throws OutboundException when there is no answer, or the time for all requests is up
   */
  public Reply get(String pathAndQuery, Headers headers) {
    return send(OutboundRequest.get(URI.create(base + pathAndQuery)), headers);
  }

  /**
   * Asks with a JSON body.
   *
   * @throws OutboundException as {@link #get}
   */
  public Reply post(String path, byte[] json, Headers headers) {
    return send(
        OutboundRequest.of("POST", URI.create(base + path)).withBody("application/json", json),
        headers);
  }

  private Reply send(OutboundRequest request, Headers headers) {
    Instant begun = clock.instant();
    Duration left = Duration.between(begun, deadline);
    Duration total = left.compareTo(PER_REQUEST) < 0 ? left : PER_REQUEST;
    if (!total.isPositive()) {
      throw OutboundException.timeIsUp(base.getHost());
    }
    OutboundRequest limited =
        request
            .withHeader("Accept", "application/json")
            .withTrust(trust)
            .withLimits(new RequestLimits(IDLE, total, MAX_BYTES));
    OutboundResponse response = http.send(headers.on(limited, secret));
    if (latency == null) {
      latency = Duration.between(begun, clock.instant());
    }
    return Reply.of(response, clock);
  }

  /** Tells whoever waits how many models have been listed so far. */
  public void listed(int count) {
    progress.accept(count);
  }

  /** How long the provider took for its first answer; null before that. */
  public @Nullable Duration latency() {
    return latency;
  }

  public Instant now() {
    return clock.instant();
  }

  /**
   * A text of an answer as it may be kept and shown: without the secret, without characters that
   * show nothing or turn the direction of writing, at most 200 characters.
   *
   * @return null where there is no text, or nothing is left of it
   */
  public @Nullable String text(JsonNode node) {
    return text(node.stringValue(""));
  }

  /** As {@link #text(JsonNode)}. */
  public @Nullable String text(String raw) {
    String bounded = raw.length() > 4 * LONGEST_TEXT ? raw.substring(0, 4 * LONGEST_TEXT) : raw;
    String shown = ForeignText.visible(bounded);
    // Last of all, since what showed nothing may have stood between the parts of the secret.
    String clean = secret == null ? shown : Redaction.cut(shown, secret);
    String text = ForeignText.shortened(clean, LONGEST_TEXT);
    return text.isEmpty() ? null : text;
  }

  /** Whether a text of an answer holds the secret, or a good part of it. */
  public boolean quotesSecret(String raw) {
    return secret != null && !Redaction.cut(raw, secret).equals(raw);
  }

  @Override
  public String toString() {
    return "Asking " + provider.id();
  }
}
