package app.gatehouse.gateway.internal;

import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.usage.UsageEntry.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** One answer on its way from the provider to whoever asked. */
final class Passing {

  private static final int PIECE = 16 * 1024;

  private final Exchange exchange;
  private final Answer answer;
  private final Tally tally;
  private final String provider;
  private final HttpServletRequest request;
  private final HttpServletResponse response;

  Passing(
      Exchange exchange,
      Answer answer,
      Tally tally,
      String provider,
      HttpServletRequest request,
      HttpServletResponse response) {
    this.exchange = exchange;
    this.answer = answer;
    this.tally = tally;
    this.provider = provider;
    this.request = request;
    this.response = response;
  }

  /** How far it came. */
  private enum End {
    WHOLE,
    /** The provider's side broke, or it was ended here. */
    UNREAD,
    /** Whoever asked does not take it any more. */
    UNWRITTEN
  }

  /**
   * Passes all of it on.
   *
   * @param withoutUsage whether the event is left out that only tells what was used
   */
  void pass(boolean withoutUsage) throws IOException, RefusedException {
    setHeaders();
    End end = copy(withoutUsage ? new WithoutUsage(answer.body()) : answer.body());
    tally.counted(answer.tokens());
    Ending ending = exchange.ending();
    if (end == End.UNWRITTEN || ending == Ending.CLIENT_GONE) {
      tally.ended(Outcome.CANCELLED, response.getStatus());
      exchange.abort();
    } else if (ending != null) {
      breakOff(ending == Ending.REVOKED ? Refusals.revoked() : Refusals.stopping());
    } else if (end == End.UNREAD) {
      breakOff(FailureProblems.of(failure(), provider));
    } else {
      tally.ended(
          answer.failure() == null ? Outcome.ANSWERED : Outcome.BROKEN, response.getStatus());
    }
  }

  private void setHeaders() {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(answer.contentType());
    answer
        .headers()
        .forEach((name, value) -> {
          boolean id = name.equals("x-request-id") || name.equals("request-id");
          response.setHeader(id ? "x-gatehouse-provider-request-id" : name, HeaderText.of(value));
        });
    if (answer.stream()) {
      // Else a proxy in front collects the pieces.
      response.setHeader("X-Accel-Buffering", "no");
    }
  }

  private End copy(InputStream body) throws IOException {
    OutputStream out = response.getOutputStream();
    byte[] piece = new byte[PIECE];
    while (true) {
      int length;
      try {
        length = body.read(piece);
      } catch (IOException broken) {
        return End.UNREAD;
      }
      if (length < 0) {
        return End.WHOLE;
      }
      tally.firstByte();
      if (!write(out, piece, length)) {
        return End.UNWRITTEN;
      }
    }
  }

  /** An answer that is no stream goes when it is whole, or when there is much of it. */
  private boolean write(OutputStream out, byte[] piece, int length) {
    try {
      out.write(piece, 0, length);
      if (answer.stream()) {
        out.flush();
      }
      return true;
    } catch (IOException gone) {
      return false;
    }
  }

  private void breakOff(Problem problem) throws IOException, RefusedException {
    if (!response.isCommitted()) {
      tally.failed(problem.status());
      throw new RefusedException(problem);
    }
    tally.ended(Outcome.BROKEN, response.getStatus());
    if (answer.stream()) {
      byte[] event = Dialect.of(request).errorEvent(problem, Answers.requestId(request));
      write(response.getOutputStream(), event, event.length);
    } else {
      exchange.abort();
    }
  }

  private Failure failure() {
    @Nullable Failure known = answer.failure();
    return known != null ? known : new Failure(Failure.Reason.NOT_REACHABLE, 0, null, null, null);
  }
}
