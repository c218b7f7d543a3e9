package app.gatehouse.gateway.internal;

import app.gatehouse.credentials.Purpose;
import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Inference;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest;
import app.gatehouse.inference.ModelRequest.Operation;
import app.gatehouse.inference.RequestBody;
import app.gatehouse.models.ModelRef;
import app.gatehouse.usage.UsageEntry.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Asks one model after the other until one answers, and passes its answer on. Once the first byte
 * of an answer is out there is no other.
 */
@Component
class Relay {

  /** What proxies write down of a client that left before it was answered. */
  private static final int CLIENT_CLOSED = 499;

  private final Inference inference;
  private final ModelNames names;
  private final OpenExchanges exchanges;
  private final Tallies tallies;

  Relay(Inference inference, ModelNames names, OpenExchanges exchanges, Tallies tallies) {
    this.inference = inference;
    this.names = names;
    this.exchanges = exchanges;
    this.tallies = tallies;
  }

  void answer(Asked asked, HttpServletRequest request, HttpServletResponse response)
      throws IOException, RefusedException {
    Tally tally = tallies.begin(asked);
    Exchange exchange = new Exchange(asked.token(), connection(request));
    exchanges.add(exchange);
    try {
      askInOrder(asked, exchange, tally, request, response);
    } catch (EndedException ended) {
      end(ended.ending(), exchange, tally);
    } catch (RuntimeException unexpected) {
      tally.failed(500);
      throw unexpected;
    } finally {
      exchanges.remove(exchange);
      tally.write();
    }
  }

  private static ClientConnection connection(HttpServletRequest request) {
    return (ClientConnection)
        Objects.requireNonNull(request.getAttribute(ClientConnection.ATTRIBUTE));
  }

  private void askInOrder(
      Asked asked,
      Exchange exchange,
      Tally tally,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, RefusedException, EndedException {
    boolean countForUs = countForUs(asked);
    RequestBody body = countForUs ? UsageAsked.in(asked.body()) : asked.body();
    List<String> tried = new ArrayList<>();
    for (ModelRef model : asked.models()) {
      tally.asking(model);
      response.setHeader("x-gatehouse-model", HeaderText.of(model.toString()));
      try (Answer answer = exchange.ask(inference, request(asked, model, body))) {
        new Passing(exchange, answer, tally, names.provider(model), request, response)
            .pass(countForUs);
        return;
      } catch (InferenceException none) {
        Failure failure = none.failure();
        tried.add(HeaderText.of(model.toString()) + " " + FailureProblems.code(failure));
        response.setHeader("x-gatehouse-tried", String.join(", ", tried));
        if (!failure.anotherMayAnswer() || model.equals(asked.models().getLast())) {
          Problem problem = FailureProblems.of(failure, names.provider(model));
          tally.failed(problem.status());
          throw new RefusedException(problem);
        }
      }
    }
  }

  /** Only then is the request changed: what a budget is about has to be known. */
  private static boolean countForUs(Asked asked) {
    return asked.operation() == Operation.CHAT
        && asked.body().stream()
        && !asked.body().usageWanted()
        && asked.token().terms().monthlyBudget() != null;
  }

  private static ModelRequest request(Asked asked, ModelRef model, RequestBody body) {
    return new ModelRequest(
        asked.token().account(), model, asked.operation(), body, Purpose.GATEWAY, asked.headers());
  }

  private static void end(Ending why, Exchange exchange, Tally tally) throws RefusedException {
    switch (why) {
      case CLIENT_GONE -> {
        tally.ended(Outcome.CANCELLED, CLIENT_CLOSED);
        exchange.abort();
      }
      case REVOKED -> {
        tally.failed(Refusals.revoked().status());
        throw new RefusedException(Refusals.revoked());
      }
      case STOPPING -> {
        tally.failed(Refusals.stopping().status());
        throw new RefusedException(Refusals.stopping());
      }
    }
  }
}
