package app.gatehouse.gateway.internal;

import app.gatehouse.inference.ModelRequest.Operation;
import app.gatehouse.inference.RequestBody;
import app.gatehouse.storage.StorageReadOnlyException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds who answers a request of the API, and answers whatever goes wrong in its dialect. */
@Component
@ConditionalOnWebApplication
class GatewayServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(GatewayServlet.class);

  private final transient ModelList models;
  private final transient ModelNames names;
  private final transient Limits limits;
  private final transient Relay relay;
  private final transient Description description;

  GatewayServlet(
      ModelList models, ModelNames names, Limits limits, Relay relay, Description description) {
    this.models = models;
    this.names = names;
    this.limits = limits;
    this.relay = relay;
    this.description = description;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      answer(request, response);
    } catch (RefusedException refused) {
      refuse(request, response, refused.problem());
    } catch (RuntimeException failure) {
      if (StorageReadOnlyException.behind(failure).isPresent()) {
        refuse(request, response, Refusals.nothingIsSaved());
        return;
      }
      LOG.error("A request to the API failed", failure);
      refuse(request, response, Refusals.internal());
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, RefusedException {
    Answers.begin(request, response);
    String path = path(request);
    Route route = Route.find(request.getMethod(), path);
    switch (route) {
      case DESCRIPTION -> Answers.json(response, description.json());
      case MODELS -> json(response, models.openAi(TokenFilter.tokenOf(request)));
      case MODEL -> json(response, models.openAi(TokenFilter.tokenOf(request), route.id(path)));
      case ANTHROPIC_MODELS -> json(response, models.anthropic(TokenFilter.tokenOf(request)));
      case ANTHROPIC_MODEL ->
          json(response, models.anthropic(TokenFilter.tokenOf(request), route.id(path)));
      case CHAT -> relay(request, response, Operation.CHAT);
      case EMBEDDINGS -> relay(request, response, Operation.EMBEDDINGS);
      case MESSAGES -> relay(request, response, Operation.MESSAGES);
      case COUNT_TOKENS -> relay(request, response, Operation.COUNT_TOKENS);
    }
  }

  private static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  private void relay(HttpServletRequest request, HttpServletResponse response, Operation operation)
      throws IOException, RefusedException {
    KnownToken token = TokenFilter.tokenOf(request);
    limits.take(token, response);
    RequestBody body = BodyReader.read(request);
    String name = body.model().orElseThrow(() -> new RefusedException(Refusals.noModel()));
    relay.answer(
        new Asked(
            token, operation, names.find(token, name, Dialect.of(request)), body, headers(request)),
        request,
        response);
  }

  /** What clients made for Anthropic say of the version they speak, and of what they try out. */
  private static Map<String, String> headers(HttpServletRequest request) {
    if (Dialect.of(request) != Dialect.ANTHROPIC) {
      return Map.of();
    }
    return Stream.of("anthropic-version", "anthropic-beta")
        .filter(name -> request.getHeader(name) != null)
        .collect(
            Collectors.toMap(
                Function.identity(),
                name -> String.join(",", Collections.list(request.getHeaders(name)))));
  }

  private static void json(HttpServletResponse response, Map<String, Object> body)
      throws IOException {
    Answers.json(response, JsonMapper.shared().writeValueAsBytes(body));
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (response.isCommitted()) {
      throw new IOException("The answer cannot be ended in order");
    }
    response.resetBuffer();
    if (problem.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
      response.setHeader("Allow", problem.message().replaceAll("^Only | is answered.*$", ""));
    }
    Answers.refuse(request, response, problem);
  }
}
