package app.gatehouse.inference.internal;

import app.gatehouse.credentials.FrequentUse;
import app.gatehouse.credentials.KeptCredential;
import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.Tokens;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundResponse;
import app.gatehouse.outbound.OutboundStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes an answer of what comes back with a status of success. */
@Component
class ModelAnswers {

  /** Many vectors, or images, but no end. */
  private static final int LARGEST = 64 * 1024 * 1024;

  private final RefusalReader refusals;
  private final FrequentUse credentials;
  private final KeyReport keys;

  ModelAnswers(RefusalReader refusals, FrequentUse credentials, KeyReport keys) {
    this.refusals = refusals;
    this.credentials = credentials;
    this.keys = keys;
  }

  /**
   * Waits until the answer begins, or is here where it is no stream.
   *
   * @param upstream closed when this throws, and with the answer
   */
  Answer of(Route route, Outgoing asked, boolean stream, OutboundStream upstream)
      throws InferenceException {
    boolean given = false;
    try {
      Answer answer =
          stream
              ? streamed(route, asked, upstream)
              : whole(route, asked, upstream, upstream.body());
      given = true;
      return answer;
    } catch (OutboundException noAnswer) {
      throw new InferenceException(Failures.of(noAnswer));
    } catch (IOException unreadable) {
      throw new InferenceException(Failures.of(Reason.WRONG_SERVICE));
    } finally {
      if (!given) {
        upstream.close();
      }
    }
  }

  private Answer streamed(Route route, Outgoing asked, OutboundStream upstream)
      throws InferenceException, IOException {
    PushbackInputStream body = new PushbackInputStream(upstream.body(), 1);
    int first = body.read();
    if (first >= 0) {
      body.unread(first);
    }
    // An object or a page in place of events: an error, or a server that does not stream.
    if (first == '{' || first == '[' || first == '<') {
      return whole(route, asked, upstream, body);
    }
    Told told = new Told(route);
    Pieces pieces =
        asked.translator() == null
            ? new PassedPieces(body, asked.spoken(), told)
            : new TranslatedPieces(body, asked.translator(), told);
    @Nullable ByteBuffer piece = pieces.next();
    Failure failure = pieces.failure();
    if (failure != null) {
      throw new InferenceException(failure);
    }
    if (piece == null && !pieces.isComplete()) {
      throw new InferenceException(Failures.broken());
    }
    return new StreamAnswer(upstream, pieces, asked.spoken(), piece);
  }

  private Answer whole(Route route, Outgoing asked, OutboundStream upstream, InputStream from)
      throws InferenceException, IOException {
    byte[] body;
    try (upstream) {
      body = from.readNBytes(LARGEST);
      if (body.length == LARGEST) {
        throw new InferenceException(Failures.of(Reason.WRONG_SERVICE));
      }
    }
    @Nullable WholeLook look = WholeLook.at(body, asked.mark());
    if (look == null) {
      throw new InferenceException(Failures.of(Reason.WRONG_SERVICE));
    }
    if (look.hasError() && !look.marked()) {
      throw new InferenceException(new Told(route).failure(look.top()));
    }
    Translator translator = asked.translator();
    if (translator != null) {
      return translated(translator, upstream.head(), body);
    }
    if (!look.marked()) {
      throw new InferenceException(Failures.of(Reason.WRONG_SERVICE));
    }
    Tokens tokens = asked.spoken().tokens(look.top(), Tokens.UNKNOWN);
    return new WholeAnswer(upstream.head(), body, tokens);
  }

  private static Answer translated(Translator translator, OutboundResponse head, byte[] body)
      throws InferenceException {
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(body);
    } catch (JacksonException notJson) {
      throw new InferenceException(Failures.of(Reason.WRONG_SERVICE));
    }
    @Nullable ObjectNode answer = translator.whole(json);
    if (answer == null) {
      throw new InferenceException(
          Failures.of(translator.isRefused() ? Reason.CONTENT_REFUSED : Reason.WRONG_SERVICE));
    }
    return new WholeAnswer(
        head, JsonMapper.shared().writeValueAsBytes(answer), translator.tokens());
  }

  /** Reads errors that come when the secret is closed already. */
  private final class Told implements PassedPieces.Told {

    private final Route route;

    Told(Route route) {
      this.route = route;
    }

    @Override
    public Failure failure(JsonNode error) {
      Refusal refusal = refusals.within(route.dialect(), error, this::redacted);
      keys.refused(route, refusal.verdict());
      return refusal.failure();
    }

    @Override
    public String redacted(String text) {
      KeptCredential credential = route.credential();
      return credential == null ? text : credentials.redact(credential, text);
    }
  }
}
