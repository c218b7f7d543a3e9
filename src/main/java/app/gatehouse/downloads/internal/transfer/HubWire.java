package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.downloads.internal.transfer.Located.AtHub;
import app.gatehouse.downloads.internal.transfer.Located.Elsewhere;
import app.gatehouse.downloads.internal.transfer.Located.Source;
import app.gatehouse.hub.HubTokens;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.outbound.OutboundRequest;
import app.gatehouse.outbound.OutboundResponse;
import app.gatehouse.outbound.OutboundStream;
import app.gatehouse.outbound.RequestLimits;
import app.gatehouse.vault.SecretText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The requests for files. The account's token goes to the Hub's own origin and nowhere else, and is
 * not sent at all when there is none.
 */
final class HubWire {

  /** A day: whoever is slower than that goes on with another request. */
  private static final RequestLimits CONTENT =
      new RequestLimits(Duration.ofSeconds(20), Duration.ofDays(1), 1);

  private final OutboundHttp http;
  private final HubTokens tokens;
  private final Hops hops;

  HubWire(OutboundHttp http, HubTokens tokens, Hops hops) {
    this.http = http;
    this.tokens = tokens;
    this.hops = hops;
  }

  /** The account's token cannot stand in a request; nothing was sent. */
  static final class UnusableTokenException extends RuntimeException {}

  /**
   * The way from a file's address to its bytes.
   *
   * @param answers of the Hub, in their order; at least one
   * @param end where the bytes are; empty when the way led nowhere
   */
  record Trail(List<OutboundResponse> answers, Optional<Source> end) {

    OutboundResponse last() {
      return answers.getLast();
    }
  }

  /**
   * Asks the Hub where a file is; what other hosts would say does not matter.
   *
   * @param path from the Hub's root on
   * @throws OutboundException when there is no answer
   * @throws CredentialUnavailableException when the account's token does not open
   * @throws UnusableTokenException when it cannot be sent
   */
  Trail ask(AccountId account, String path) {
    return withToken(account, token -> ask(hops.first(path), token));
  }

  private Trail ask(Source first, @Nullable SecretText token) {
    List<OutboundResponse> answers = new ArrayList<>();
    Optional<Source> at = Optional.of(first);
    while (at.isPresent() && at.get() instanceof AtHub && answers.size() <= Hops.MOST) {
      OutboundRequest request =
          OutboundRequest.of("HEAD", at.get().uri())
              // What is packed has another length.
              .withHeader("Accept-Encoding", "identity")
              .withLimits(RequestLimits.QUICK);
      OutboundResponse answer = http.send(authorized(request, token));
      answers.add(answer);
      if (!Hops.isRedirect(answer.status())) {
        return new Trail(answers, answer.isSuccess() ? at : Optional.empty());
      }
      Source from = at.get();
      at = answer.header("Location").flatMap(location -> hops.next(from, location));
    }
    return new Trail(answers, at.filter(Elsewhere.class::isInstance));
  }

  /**
   * Begins to read a file, or part of it.
   *
   * @param range the value of the header {@code Range}, or null for the whole
   * @return any answer; a redirect only when it leads where none is followed
   */
  OutboundStream open(AccountId account, Source source, @Nullable String range) {
    Source at = source;
    for (int hop = 0; ; hop++) {
      OutboundStream stream = openOnce(account, at, range);
      Optional<Source> next = hop < Hops.MOST ? next(at, stream) : Optional.empty();
      if (next.isEmpty()) {
        return stream;
      }
      stream.close();
      at = next.get();
    }
  }

  private Optional<Source> next(Source from, OutboundStream stream) {
    return Hops.isRedirect(stream.status())
        ? stream.header("Location").flatMap(location -> hops.next(from, location))
        : Optional.empty();
  }

  private OutboundStream openOnce(AccountId account, Source source, @Nullable String range) {
    OutboundRequest plain =
        OutboundRequest.get(source.uri()).withLimits(CONTENT).withTrust(hops.trust(source));
    OutboundRequest request = range == null ? plain : plain.withHeader("Range", range);
    return switch (source) {
      case AtHub atHub -> withToken(account, token -> http.open(authorized(request, token)));
      case Elsewhere elsewhere -> http.open(request);
    };
  }

  private <T> T withToken(AccountId account, Function<@Nullable SecretText, T> work) {
    return tokens.use(
        account,
        Purpose.HUB_DOWNLOAD,
        token -> {
          if (token != null && !OutboundRequest.canCarry(token)) {
            throw new UnusableTokenException();
          }
          return work.apply(token);
        });
  }

  private static OutboundRequest authorized(OutboundRequest request, @Nullable SecretText token) {
    return token == null ? request : request.withBearer(token);
  }
}
