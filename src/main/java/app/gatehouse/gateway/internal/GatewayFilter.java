package app.gatehouse.gateway.internal;

import app.gatehouse.inference.ModelRequest.Operation;
import app.gatehouse.inference.RequestBody;
import app.gatehouse.storage.StorageReadOnlyException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
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

/**
 * Lets in who shows a good token, before the body is read, finds who answers, and answers whatever
 * goes wrong in the dialect of the request. Looks at no cookie and makes no session. It is the end
 * of the way for the API: what the filters behind it do is meant for pages.
 */
@Component
@ConditionalOnWebApplication
class GatewayFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(GatewayFilter.class);

  private final transient Doorkeeper doorkeeper;
  private final transient ModelList models;
  private final transient ModelNames names;
  private final transient Limits limits;
  private final transient Relay relay;
  private final transient Description description;

  GatewayFilter(
      Doorkeeper doorkeeper,
      ModelList models,
      ModelNames names,
      Limits limits,
      Relay relay,
      Description description) {
    this.doorkeeper = doorkeeper;
    this.models = models;
    this.names = names;
    this.limits = limits;
    this.relay = relay;
    this.description = description;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain pages)
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
    String path = ApiPaths.of(request);
    if (path.equals(ApiPaths.DESCRIPTION)) {
      // Everybody may read it.
      Route.find(request.getMethod(), path, request.getRequestURI());
      Answers.json(response, description.json());
    } else {
      answer(doorkeeper.admit(ShownToken.in(request)), path, request, response);
    }
  }

  private void answer(
      KnownToken token, String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException, RefusedException {
    Route route = Route.find(request.getMethod(), path, request.getRequestURI());
    switch (route) {
      case DESCRIPTION -> Answers.json(response, description.json());
      case MODELS -> json(response, models.openAi(token));
      case MODEL -> json(response, models.openAi(token, route.id(path)));
      case ANTHROPIC_MODELS -> json(response, models.anthropic(token));
      case ANTHROPIC_MODEL -> json(response, models.anthropic(token, route.id(path)));
      case CHAT -> relay(token, Operation.CHAT, request, response);
      case EMBEDDINGS -> relay(token, Operation.EMBEDDINGS, request, response);
      case MESSAGES -> relay(token, Operation.MESSAGES, request, response);
      case COUNT_TOKENS -> relay(token, Operation.COUNT_TOKENS, request, response);
    }
  }

  private void relay(
      KnownToken token,
      Operation operation,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, RefusedException {
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
