package app.gatehouse.inference.internal;

import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.SseReader;
import app.gatehouse.inference.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts a provider's events into OpenAI's dialect as they come. */
final class TranslatedPieces implements Pieces {

  private final SseReader events;
  private final Translator translator;
  private final PassedPieces.Told told;
  private final Chunks out = new Chunks();
  private boolean ended;
  private @Nullable Failure failure;

  TranslatedPieces(InputStream in, Translator translator, PassedPieces.Told told) {
    this.events = new SseReader(in);
    this.translator = translator;
    this.told = told;
  }

  @Override
  public @Nullable ByteBuffer next() throws IOException {
    while (!ended) {
      SseReader.@Nullable Event event = events.next();
      if (event == null) {
        ended = true;
        if (translator.isComplete()) {
          translator.end(out);
        }
      } else {
        take(event.data());
      }
      if (!out.isEmpty()) {
        return out.take();
      }
    }
    return null;
  }

  private void take(String data) {
    JsonNode event;
    try {
      event = JsonMapper.shared().readTree(data);
    } catch (JacksonException notJson) {
      return;
    }
    JsonNode error = event.isArray() ? event.path(0).path("error") : event.path("error");
    if (error.isObject() || error.isString()) {
      fail(told.failure(event));
      return;
    }
    translator.event(event, out);
    if (translator.isRefused()) {
      fail(Failures.of(Reason.CONTENT_REFUSED));
    }
  }

  private void fail(Failure why) {
    failure = why;
    ended = true;
    out.addError(why);
  }

  @Override
  public boolean isComplete() {
    return translator.isComplete();
  }

  @Override
  public @Nullable Failure failure() {
    return failure;
  }

  @Override
  public Tokens tokens() {
    return translator.tokens();
  }
}
