package app.gatehouse.inference.internal;

import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.credentials.FrequentUse;
import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.Inference;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.InferenceSettings;
import app.gatehouse.inference.ModelRequest;
import app.gatehouse.inference.ModelRequest.Operation;
import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.outbound.OutboundRequest;
import app.gatehouse.outbound.OutboundResponse;
import app.gatehouse.outbound.OutboundStream;
import app.gatehouse.outbound.Redaction;
import app.gatehouse.outbound.RequestLimits;
import app.gatehouse.providers.Dialect;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.runtimes.LocalRuntime;
import app.gatehouse.runtimes.RuntimeEndpoint;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends requests to models, and waits until their answers begin. */
@Component
class ModelInference implements Inference {

  private static final int LONGEST_ERROR = 64 * 1024;

  private final Routes routes;
  private final Dialects dialects;
  private final FrequentUse credentials;
  private final OutboundHttp http;
  private final RefusalReader refusals;
  private final ModelAnswers answers;
  private final KeyReport keys;
  private final LocalRuntime runtime;
  private final InferenceSettings settings;

  ModelInference(
      Routes routes,
      Dialects dialects,
      FrequentUse credentials,
      OutboundHttp http,
      RefusalReader refusals,
      ModelAnswers answers,
      KeyReport keys,
      LocalRuntime runtime,
      InferenceSettings settings) {
    this.routes = routes;
    this.dialects = dialects;
    this.credentials = credentials;
    this.http = http;
    this.refusals = refusals;
    this.answers = answers;
    this.keys = keys;
    this.runtime = runtime;
    this.settings = settings;
  }

  @Override
  public Answer ask(ModelRequest request) throws InferenceException {
    if (request.model().provider().equals(ProviderId.LOCAL)) {
      return askHere(request);
    }
    Route route = routes.to(request.account(), request.model());
    Outgoing asked = dialects.outgoing(route.dialect(), request, request.model().id());
    if (!route.hasSecret()) {
      return answer(route, asked, request, send(route, asked, null));
    }
    try {
      OutboundStream upstream =
          credentials.use(
              Objects.requireNonNull(route.credential()),
              request.purpose(),
              (SecretText secret) -> send(route, asked, secret));
      return answer(route, asked, request, upstream);
    } catch (CredentialUnavailableException unavailable) {
      throw new InferenceException(Failures.of(Reason.NEEDS_REENTRY));
    }
  }

  /** The built-in runtime answers for models that are files on this machine. */
  private Answer askHere(ModelRequest request) throws InferenceException {
    if (request.operation() != Operation.CHAT) {
      throw new InferenceException(
          Failures.of(Reason.NOT_SUPPORTED, "Models on this machine can only be chatted with."));
    }
    try (RuntimeEndpoint endpoint =
        runtime
            .endpoint(request.account(), request.model())
            .orElseThrow(() -> new InferenceException(Failures.of(Reason.NOT_LOADED)))) {
      Route route =
          new Route(
              Dialect.OPENAI, endpoint.base(), AddressTrust.CONFIGURED, null, settings.localIdle());
      Outgoing asked = dialects.outgoing(route.dialect(), request, endpoint.model());
      return answer(route, asked, request, send(route, asked, endpoint.secret()));
    }
  }

  private Answer answer(Route route, Outgoing asked, ModelRequest request, OutboundStream upstream)
      throws InferenceException {
    boolean stream =
        request.body().stream()
            && (request.operation() == Operation.CHAT || request.operation() == Operation.MESSAGES);
    Answer answer = answers.of(route, asked, stream, upstream);
    keys.answered(route.credential());
    return answer;
  }

  /**
   * @return an answer of success
   */
  private OutboundStream send(Route route, Outgoing asked, @Nullable SecretText secret)
      throws InferenceException {
    OutboundRequest request =
        OutboundRequest.of("POST", URI.create(route.base() + asked.path()))
            .withBody("application/json", asked.body())
            .withTrust(route.trust())
            .withLimits(new RequestLimits(route.idle(), settings.total(), LONGEST_ERROR));
    for (Map.Entry<String, String> header : asked.headers().entrySet()) {
      request = withHeader(request, header);
    }
    if (secret != null) {
      if (!OutboundRequest.canCarry(secret)) {
        // No provider makes keys that cannot be sent; this one is mistyped.
        throw new InferenceException(Failures.of(Reason.KEY_REJECTED));
      }
      request = dialects.withKey(route.dialect(), request, secret);
    }
    try {
      OutboundStream upstream = http.open(request);
      if (upstream.head().isSuccess()) {
        return upstream;
      }
      throw refused(route, upstream.whole(LONGEST_ERROR), secret);
    } catch (OutboundException noAnswer) {
      throw new InferenceException(Failures.of(noAnswer));
    }
  }

  private static OutboundRequest withHeader(
      OutboundRequest request, Map.Entry<String, String> header) throws InferenceException {
    try {
      return request.withHeader(header.getKey(), header.getValue());
    } catch (IllegalArgumentException unsendable) {
      throw new InferenceException(
          Failures.of(
              Reason.BAD_REQUEST, "The header " + header.getKey() + " cannot be passed on."));
    }
  }

  private InferenceException refused(
      Route route, OutboundResponse answer, @Nullable SecretText secret) {
    UnaryOperator<String> redact =
        secret == null ? UnaryOperator.identity() : text -> Redaction.cut(text, secret);
    Refusal refusal = refusals.read(route.dialect(), answer, redact);
    keys.refused(route, refusal.verdict());
    Failure failure = refusal.failure();
    return new InferenceException(failure);
  }
}
