package app.gatehouse.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.gateway.AccessToken;
import app.gatehouse.gateway.PlayedAnswer;
import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.ModelRequest;
import app.gatehouse.inference.ModelRequest.Operation;
import app.gatehouse.inference.RequestBody;
import app.gatehouse.inference.Tokens;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.coyote.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exchanges, ended from outside. */
class ExchangeTest {

  private final AccountId account = AccountId.random();
  private final KnownToken token =
      new KnownToken(
          account,
          new AccessToken(
              UUID.randomUUID(),
              new AccessToken.Terms("t", Set.of(), null, null),
              "",
              Instant.EPOCH,
              null,
              null),
          new RequestRate(null));
  private final OpenExchanges exchanges = new OpenExchanges();
  private final Connection connection = new Connection();
  private final Exchange exchange = new Exchange(token, connection);

  /** A client that stays or goes as the test wants. */
  private static final class Connection extends ClientConnection {

    private boolean gone;
    private int looks;

    Connection() {
      super(new Request());
    }

    @Override
    boolean isGone() {
      looks++;
      return gone;
    }
  }

  @BeforeEach
  void open() {
    exchanges.start();
    exchanges.add(exchange);
  }

  private ModelRequest request() throws Exception {
    return new ModelRequest(
        account,
        new ModelRef(new ProviderId("openai"), "m"),
        Operation.CHAT,
        RequestBody.of("{}".getBytes(StandardCharsets.UTF_8)),
        Purpose.GATEWAY);
  }

  @Test
  void aClientThatStaysChangesNothing() throws Exception {
    PlayedAnswer answer = PlayedAnswer.json("{}", Tokens.UNKNOWN);
    exchange.ask(asked -> answer, request());

    exchanges.look();

    assertThat(connection.looks).isEqualTo(1);
    assertThat(exchange.ending()).isNull();
    assertThat(answer.isClosedWithin(0)).isFalse();
  }

  @Test
  void aClientThatGoesClosesTheAnswer() throws Exception {
    PlayedAnswer answer = PlayedAnswer.streaming();
    exchange.ask(asked -> answer, request());

    connection.gone = true;
    exchanges.look();

    assertThat(exchange.ending()).isEqualTo(Ending.CLIENT_GONE);
    assertThat(answer.isClosedWithin(0)).isTrue();
  }

  @Test
  void nobodyLooksAtAConnectionThatHasGoneOnToTheNextRequest() {
    connection.gone = true;
    exchanges.remove(exchange);

    exchange.look();

    assertThat(connection.looks).isZero();
    assertThat(exchange.ending()).isNull();
    assertThat(exchanges.count()).isZero();
  }

  @Test
  void whoeverWaitsForAnAnswerIsInterruptedAndNotLater() throws Exception {
    assertThatThrownBy(() ->
            exchange.ask(
                asked -> {
                  exchanges.end(Ending.REVOKED, other -> other.isOf(token));
                  assertThat(Thread.currentThread().isInterrupted()).isTrue();
                  throw new InferenceException(
                      new Failure(Failure.Reason.NOT_REACHABLE, 0, null, null, null));
                },
                request()))
        .isInstanceOfSatisfying(
            EndedException.class, ended -> assertThat(ended.ending()).isEqualTo(Ending.REVOKED));

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void anAnswerThatBeginsJustThenIsClosed() throws Exception {
    PlayedAnswer answer = PlayedAnswer.streaming();

    assertThatThrownBy(() ->
            exchange.ask(
                asked -> {
                  exchange.end(Ending.STOPPING);
                  return answer;
                },
                request()))
        .isInstanceOf(EndedException.class);

    assertThat(answer.isClosedWithin(0)).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void noFurtherModelIsAskedOnceItHasEnded() {
    exchange.end(Ending.CLIENT_GONE);

    assertThatThrownBy(() -> exchange.ask(ExchangeTest::mustNotBeAsked, request()))
        .isInstanceOf(EndedException.class);
  }

  private static Answer mustNotBeAsked(ModelRequest request) {
    throw new AssertionError("Asked all the same");
  }

  @Test
  void othersStayOpenWhenOneAccountsAreEnded() {
    exchanges.end(Ending.REVOKED, other -> other.isOf(AccountId.random()));

    assertThat(exchange.ending()).isNull();
  }

  @Test
  void aStopWaitsForWhatIsNearlyDone() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    exchanges.stop(stopped::countDown);
    exchanges.remove(exchange);

    stopped.await();

    assertThat(exchange.ending()).isNull();
    assertThat(exchanges.isStopping()).isTrue();
  }

  @Test
  void aStopEndsWhatIsOpenAndWhatComesAfter() {
    exchanges.stop();
    Exchange late = new Exchange(token, connection);
    exchanges.add(late);

    assertThat(exchange.ending()).isEqualTo(Ending.STOPPING);
    assertThat(late.ending()).isEqualTo(Ending.STOPPING);
    assertThat(exchanges.isRunning()).isFalse();
  }
}
